import Documents
import Testing

@Suite struct SymbolFileNameTests {
  @Test(arguments: [
    ("A_RES_178_1.pdf", "A/RES/178/1"),
    ("2015_s_2015_264.ar.txt", "S/2015/264"),
    ("S_RES_0609_1988_EN_GOLD.txt", "S/RES/609 (1988)"),
    ("S_RES_2788 (2025).en.pdf", "S/RES/2788 (2025)"),
    ("A_RES_73_3-EN.pdf", "A/RES/73/3"),
    ("S_RES_2421_(2018)-EN.pdf", "S/RES/2421 (2018)"),
    ("A_57_759&S_2003_332-EN.pdf", "A/57/759"),
    ("A-AC.292-2024-CRP1", "A/AC.292/2024/CRP.1"),
    ("S-RES-2164-(2014)-fr-parsed", "S/RES/2164 (2014)"),
    ("A_AC.291_11", "A/AC.291/11"),
    ("A-61-PV.67", "A/61/PV.67"),
    ("a-res-61-275.pdf", "A/RES/61/275"),
    ("/ga/50/res/a50r72.html", "A/RES/50/72"),
    ("a53-250.htm", "A/53/250"),
    ("abur51-1.htm", "A/BUR/51/1"),
    ("A_C.4_80_L.16.pdf", "A/C.4/80/L.16"),
    ("2015_npt_conf_2015_49.ru.txt", "NPT/CONF.2015/49"),
    ("2015_idb_43_6.ar.txt", "IDB.43/6"),
    ("2015_unep_chw_12_3_add_1.zh.txt", "UNEP/CHW.12/3/Add.1"),
    ("2015_isba_21_ltc_wp_1.ru.txt", "ISBA/21/LTC/WP.1"),
    ("2015_e_c_19_2015_9.zh.txt", "E/C.19/2015/9"),
    ("2015_dp_ops_2015_3.zh.txt", "DP/OPS/2015/3"),
    ("E_CN.6_2025_9.en.pdf", "E/CN.6/2025/9"),
    ("ECE_TRADE_C_CEFACT_2018_1E.pdf", "ECE/TRADE/C/CEFACT/2018/1"),
    ("11E ECE_TRADE_C_CEFACT_2019_09 WP Overview.pdf", "ECE/TRADE/C/CEFACT/2019/9"),
    (
      "ECE_TRADE_C_CEFACT_2019_22 ToR of the Group_Rev1.doc.pdf", "ECE/TRADE/C/CEFACT/2019/22/Rev.1"
    ),
    ("2015_splos_282.fr.txt", "SPLOS/282"), ("CLCS_83-EN.pdf", "CLCS/83"),
    ("CD_1356.pdf", "CD/1356"),

    ("A_RES_57_270_B.pdf", "A/RES/57/270 B"),
    ("A_RES_377(V)^A-C^-EN.pdf", "A/RES/377 (V) A-C"),
    ("A_HRC_RES_S-30_1.pdf", "A/HRC/RES/S-30/1"),
    ("A_ES-10_PV.46.txt", "A/ES-10/PV.46"),
    ("A_64_439_Add.2_(Part_II)-EN.pdf", "A/64/439/Add.2 (Part II)"),
    ("2015_s_res_2219__2015_.es.txt", "S/RES/2219 (2015)"),
    ("2015_a_70_6__sect__12_.es.txt", "A/70/6 (Sect. 12)"),
    ("2015_a_conf_224_pc_iii__1.ru.txt", "A/CONF.224/PC(III)/1"),
    ("CCPR_C_USA_CO_4.doc", "CCPR/C/USA/CO/4"),
    ("A_80_6_Sect.29C.docx", "A/80/6 (Sect. 29C)"),
    ("A_80_6_INCOMESECT.1.docx", "A/80/6 (Income sect. 1)"),
  ])
  func `a file's name gives the symbol`(name: String, symbol: String) {
    #expect(Symbol(fileName: name)?.display == symbol)
  }

  @Test(arguments: [
    "1619.zh.txt", "RWA_49_1994.txt", "philippines2008.pdf", "udhr_eng.xml", "N0022958.wpf",
    "UPR20__Slovenia_ThematicListRecommendations_E.docx", "scact2017_table_en.html", "notes.txt",
    "splos_282_notes.txt", "wfp_300.pdf", "a.txt", "S_1.pdf", "E_1_2.pdf", "", "/",
    "A_RES_57_270_E.pdf", "upr48-list-of-things.docx",
    "000_515d0779888c3a0c.txt", "report_2020_12.pdf", "A_.pdf", "A_(.pdf",
  ])
  func `a name that is no symbol gives none`(name: String) {
    #expect(Symbol(fileName: name) == nil)
  }

  @Test func `two symbols joined by an ampersand are both found`() {
    #expect(
      Symbol.symbols(fileName: "A_57_759&S_2003_332-EN.pdf").map(\.display)
        == ["A/57/759", "S/2003/332"])
  }

  @Test(arguments: [
    ("A/RES/190/7", "A_RES_190_7-FR.pdf"), ("S/RES/9999 (2121)", "S_RES_9999_(2121)-FR.pdf"),
    ("A/C.1/190/L.8/Rev.1", "A_C.1_190_L.8_Rev.1-FR.pdf"),
    ("A/190/7/Add.1", "A_190_7_Add.1-FR.pdf"), ("S/PV.9999", "S_PV.9999-FR.pdf"),
    ("E/CN.6/2121/L.2", "E_CN.6_2121_L.2-FR.pdf"),
    ("A/HRC/RES/190/1", "A_HRC_RES_190_1-FR.pdf"),
  ])
  func `a file is named so that its name gives the symbol back`(text: String, name: String) throws {
    let symbol = try #require(Symbol(text))
    #expect(symbol.fileName(language: .french, ending: "pdf") == name)
    #expect(Symbol(fileName: name) == symbol)
  }

  @Test(arguments: [
    "a/../../b", "..", "x\u{0}y\\z\u{1B}", "界", String(repeating: "A/", count: 500),
  ])
  func `no symbol makes a name that leads elsewhere`(text: String) {
    let name = Symbol.file(text).fileName(language: .french, ending: "pdf")
    #expect(!name.contains("/") && !name.hasPrefix(".") && name.utf8.count < 250)
    #expect(name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
  }
}
