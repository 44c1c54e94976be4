/// The words of citations in six languages, as data: one engine reads them all.
///
/// Source: citation practice of the six official languages as found in United Nations documents.
enum Grammar {
  /// What no language owns.
  static let signs: [Entry] = [
    Entry(.fileEnding, 0, [], "pdf|doc|docx|htm|html|txt|md|wpf|rtf|odt|xml|adoc"),
    Entry(.web, 0, [], "http|https|www|undocs"),
    Entry(.insertion, 0, [], "bis|ter|quater|alt"),
    Entry(.assembly, [.capitals], "ga|unga|agnu|ungar"),
    Entry(.council, [.capitals], "sc|unsc|unscr|scr"),
    Entry(.economic, [.capitals], "ecosoc|esc"),
    Entry(.rights, [.capitals], "hrc|unhrc"),
    Entry(
      .foreign, [.capitals], "eu|au|oau|who|wha|iaea|icao|imo|itu|unesco|fao|wto|ilo|ipu|osce|unido"
    ),
    Entry(.operative, [], "op"),
    Entry(.preambular, [], "pp"),
    Entry(.chapter, [.dot], "chap|ch"),
    Entry(.section, [], "sect|sects"),
    Entry(.ibid, 0, [], "ibid|ibidem"),
    Entry(.above, 0, [], "supra|infra"),
  ]
}
