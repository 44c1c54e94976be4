/// The first components of document symbols, as data: what a symbol may start with.
///
/// The list is open: the United Nations makes new series. A text may also hold a symbol whose organ
/// stands in neither list; then its later components must prove it.
/// Source: the United Nations document series symbols (ST/LIB/SER.B/5) and symbols seen in documents.
package enum SymbolOrgans {
  /// Organs of United Nations symbols.
  package static let known: Set<String> = [
    "A", "S", "E", "T", "ST", "TD", "DP", "HSP", "HS", "UNEP", "FCCC", "CBD", "CCPR", "CEDAW",
    "CRC",
    "CERD", "CAT", "CMW", "CRPD", "CED", "HRI", "CAC", "CCW", "CD", "CEB", "ICCD", "IDB", "PBC",
    "PC",
    "PCNICC", "TCDC", "TRADE", "ECE", "TRANS", "ENERGY", "TIM", "EB.AIR", "MP.PP", "MP.WAT",
    "MP.EIA",
    "CES", "BWC", "NPT", "ISBA", "SPLOS", "CLCS", "LOS", "UNW", "JIU", "ICSC", "UNITAR", "UNU",
    "DC",
    "AT", "UNDT", "UNAT", "ICC-ASP", "UNCTAD", "UNODC", "UNIDO", "LC", "ESCAP", "INCB", "WFP",
    "UPR",
    "SAICM", "CST", "ID", "GC", "CERF", "UNFPA", "UNICEF", "MINURSO", "PKO", "UNMIK", "CTOC",
    "OPCAT",
    "APLC", "CCM", "BTWC", "WSIS", "UNHCR", "EC", "ENDC", "DPI", "OPS", "FPA", "IPBES", "MTG",
    "BRS",
    "ARMS", "ATT", "UNCCD", "SBI", "SBSTA", "WGRI", "COP", "CMA", "SIDS", "SDG", "HLPF", "PFII",
    "SP",
    "ACC", "IOC", "UNSCEAR", "UNISPAL", "CITES", "CMS", "OZL", "POPS", "MC", "INC", "ESA", "IGO",
  ]

  /// Prefixes of press releases and of other organisations' papers: never symbols.
  /// Source: press release series of the Department of Global Communications.
  package static let foreign: Set<String> = [
    "GA", "SC", "SG", "AG", "CS", "AFR", "AGR", "AS", "BIO", "CONF", "DEV", "DSG", "ECOSOC", "EN",
    "ENV", "GOV", "HAB", "HQ", "HR", "ICEF", "IHA", "L", "LT", "M", "NGO", "NO", "NOTE", "OBV",
    "ORG",
    "PAL", "PI", "POP", "RC", "REF", "RD", "SAG", "SEA", "SOC", "TAD", "WHA", "WHO", "WOM", "EX",
    "CL",
    "COM", "OJ", "JHA", "SOCK", "SM", "BI", "EB", "ICAO", "ILO", "ITU", "WTO", "WT", "INFCIRC",
    "UN",
    "ISO", "IEC", "HIV", "AIDS", "TB", "OECD", "ASEAN", "EU", "AU", "AND", "OR", "HE", "SHE",
  ]

  /// Organs whose documents are numbered on from meeting to meeting, without a session: `CD/1356`.
  package static let running: Set<String> = ["CD", "CLCS", "DC", "ENDC", "SPLOS"]

  /// Organs whose session follows after a dot: `IDB.50/13`.
  package static let dotted: Set<String> = ["IDB", "PBC", "GC"]

  /// Treaty bodies: after them `C` is a component by itself (`CCPR/C/USA/CO/4`), not `C.n`.
  package static let treatyBodies: Set<String> = [
    "CCPR", "CEDAW", "CRC", "CERD", "CAT", "CMW", "CRPD", "CED", "OPCAT", "HRI", "ISBA",
  ]

  /// Components that take their number after a dot: `CONF.232`, `L.8`, `Add.1`.
  package static let numbered: Set<String> = [
    "AC", "C", "CN", "CONF", "SC", "SUB", "WG", "L", "PV", "SR", "CRP", "WP", "R", "ADD", "CORR",
    "REV",
    "AMEND", "MISC", "OEWG", "GE", "COP", "CHW", "EA", "GRVA", "IG", "TC", "SECT", "DEC.", "RES.",
  ]

  /// What may follow `A/` without a number of its own.
  package static let ofAssembly: Set<String> = [
    "RES", "DEC", "BUR", "SPC", "HRC", "INF", "PV", "SR", "NGO", "AGENDA", "EXC", "CES", "INC",
    "WG",
    "AC", "C", "CN", "CONF", "UN", "PRST", "COP", "CONG",
  ]

  /// What may follow `S/` without a number of its own.
  package static let ofCouncil: Set<String> = [
    "RES", "PRST", "PV", "AGENDA", "INF", "AC", "SR", "CONF", "COM", "NC", "PROCEDURE",
  ]
}
