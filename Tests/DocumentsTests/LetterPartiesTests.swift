import Documents
import Testing

@Suite struct LetterPartiesTests {
  @Test(arguments: [
    (
      "Letter dated 1 May 2099 from the Permanent Representative of Ruritania to the United Nations addressed to the President of the Security Council*",
      "Permanent Representative of Ruritania to the United Nations",
      "President of the Security Council"
    ),
    (
      "IDENTICAL LETTERS DATED 1 MAY 2099 FROM THE REPRESENTATIVE OF ZENDA ADDRESSED TO THE SECRETARY-GENERAL",
      "REPRESENTATIVE OF ZENDA", "SECRETARY-GENERAL"
    ),
    (
      "Note verbale datée du 1er mai 2099, adressée au Secrétaire général par la Mission permanente de la Ruritanie",
      "la Mission permanente de la Ruritanie", "Secrétaire général"
    ),
    (
      "Carta de fecha 1 de mayo de 2099 dirigida al Secretario General por el Representante Permanente de Ruritania",
      "el Representante Permanente de Ruritania", "Secretario General"
    ),
    (
      "Письмо Постоянного представителя Руритании от 1 мая 2099 года на имя Генерального секретаря",
      "Постоянного представителя Руритании", "Генерального секретаря"
    ),
    (
      "رسالة مؤرخة 1 أيار/مايو 2099 موجهة إلى الأمين العام من الممثل الدائم لروريتانيا",
      "الممثل الدائم لروريتانيا", "الأمين العام"
    ),
    ("2099年5月1日卢里塔尼亚常驻联合国代表给秘书长的信", "卢里塔尼亚常驻联合国代表", "秘书长"),
  ])
  func `a letter's title names sender and addressee`(
    title: String, sender: String, addressee: String
  ) {
    let parties = LetterParties(title: title)
    #expect(parties?.sender == sender)
    #expect(parties?.addressee == addressee)
  }

  @Test(arguments: [
    "Report of the Secretary-General", "Letter", "Letters from the harbour", "",
    "Carta de las Naciones",
    "秘书长的报告", "письмо",
  ])
  func `what is missing is not made up`(title: String) {
    let parties = LetterParties(title: title)
    #expect(parties?.addressee == nil)
    #expect(parties == nil || title.contains("from"))
  }
}
