// swift-tools-version: 6.3
import PackageDescription

/// The settings of every Swift target: the Swift 6 language, and no warning left standing.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies + ["TestSupport"],
    exclude: exclude, swiftSettings: strict)
}

/// With every library in it, a program has nothing to look for and nothing to put in place when it starts:
/// `tools/build` asks for that where the system has the libraries as archives.
let wholePrograms: [LinkerSetting] =
  Context.environment["TRAVAUX_WHOLE"] == nil
  ? [] : [.unsafeFlags(["-static-executable", "-use-ld=lld"], .when(configuration: .release))]

let package = Package(
  name: "travaux",
  products: [
    .executable(name: "travaux", targets: ["travaux"]),
    .executable(name: "travaux-reader", targets: ["travaux-reader"]),
    .executable(name: "travaux-fetcher", targets: ["travaux-fetcher"]),
    .library(name: "TravauxExtension", type: .dynamic, targets: ["Extension"]),
  ],
  targets: [
    // C libraries of the system, each behind its own wall.
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-gnutls-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .target(name: "CExtension", exclude: ["libtravaux.map"]),
    .target(name: "CPoppler", linkerSettings: [.linkedLibrary("poppler-cpp")]),

    // Ours, lowest first.
    module("Documents", []),
    module("Text", ["CICU", "CStemmer", "Documents"]),
    module("Citations", ["Documents", "Text"]),
    module("Links", ["Documents"]),
    module("Database", ["CSQLite", "CZstd"]),
    module("Reading", ["CPoppler", "CXML", "CZip", "Citations", "Documents", "Text"]),
    .target(
      name: "Store", dependencies: ["Database", "Documents", "Text"],
      resources: [.embedInCode("Schema.sql"), .embedInCode("Compact.sql")], swiftSettings: strict),
    module("Indexing", ["Citations", "Links", "Store", "Documents"]),
    module("Search", ["Citations", "Store", "Documents", "Text"]),
    module("Tracing", ["Search", "Store", "Documents"]),
    module("Render", ["Search", "Tracing", "Documents"]),
    module("Fetching", ["Documents", "Indexing", "Render"]),
    module(
      "Commands",
      ["Citations", "Documents", "Fetching", "Indexing", "Render", "Search", "Tracing"]),
    .executableTarget(
      name: "travaux", dependencies: ["Commands"], swiftSettings: strict,
      linkerSettings: wholePrograms),
    .target(
      name: "Extension",
      dependencies: [
        "CExtension", "Citations", "Commands", "Database", "Documents", "Render", "Search", "Store",
      ],
      swiftSettings: strict,
      // One file to hand on, without a Swift runtime beside it and with none of our names in the host.
      linkerSettings: [
        .unsafeFlags([
          "-static-stdlib", "-Xlinker", "--gc-sections", "-Xlinker",
          "--version-script=\(Context.packageDirectory)/Sources/CExtension/libtravaux.map",
        ])
      ]),
    .executableTarget(
      name: "travaux-reader", dependencies: ["Documents", "Reading"], swiftSettings: strict),
    .executableTarget(
      name: "travaux-fetcher", dependencies: ["CCurl", "CNettle", "Documents"],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Documents"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("Documents", ["Documents"]),
    tests("Text", ["Text"]),
    tests("Citations", ["Citations", "Documents"]),
    tests("Links", ["Links", "Documents"], exclude: ["Labels"]),
    tests("Database", ["Database"]),
    tests("Reading", ["Reading", "Documents"], exclude: ["Fixtures", "Labels"]),
    tests("Store", ["Store", "Database", "Documents"]),
    tests("Indexing", ["Indexing", "Store", "Documents"]),
    tests("Search", ["Search", "Store", "Documents"]),
    tests("Tracing", ["Tracing", "Search", "Store", "Documents"]),
    tests("Render", ["Render", "Search", "Tracing", "Documents"], exclude: ["Golden"]),
    tests("Fetching", ["Fetching", "Documents"]),
    tests(
      "Command",
      ["Commands", "Database", "Documents", "Render", "Search", "Tracing", "travaux"],
      exclude: ["Golden"]),
    tests("Package", []),
  ],
  cxxLanguageStandard: .cxx17
)

// Fuzzing wants every module built with its own flags, which is what `tools/fuzz` does.
if Context.environment["TRAVAUX_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "travaux-fuzz",
      dependencies: ["Citations", "Documents", "Reading", "Search", "TestSupport"],
      path: "Tests/Fuzzing",
      swiftSettings: strict))
}

// Timing wants the store without the command around it: `tools/bench` builds this.
if Context.environment["TRAVAUX_BENCH"] != nil {
  package.targets.append(
    .executableTarget(
      name: "travaux-bench", dependencies: ["Documents", "Search", "Store"],
      path: "Tests/Benchmark", swiftSettings: strict))
}
