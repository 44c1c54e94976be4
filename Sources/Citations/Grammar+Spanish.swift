extension Grammar {
  static let spanish: [Entry] = [
    Entry(.resolution, [], "resolución"),
    Entry(.resolution, [.plural], "resoluciones"),
    Entry(.decision, [], "decisión"),
    Entry(.decision, [.plural], "decisiones"),
    Entry(.draft, 0, [], "proyecto{,s} de"),

    Entry(.assembly, [], "asamblea general"),
    Entry(.assembly, [.short], "asamblea"),
    Entry(.council, [], "consejo de seguridad"),
    Entry(.council, [.short], "consejo"),
    Entry(.economic, [], "consejo económico y social"),
    Entry(.rights, [], "consejo de derechos humanos"),
    Entry(.commission, [], "comisión de derechos humanos"),
    Entry(.trusteeship, [], "consejo de administración fiduciaria"),
    Entry(
      .foreign, [],
      """
      asamblea mundial de la salud|comisión económica|comisión africana|comisión interamericana|parlamento europeo|consejo europeo|unión europea|unión africana|\
      conferencia general|junta ejecutiva|consejo de administración|conferencia de las partes|\
      conferencia de los estados partes|asamblea parlamentaria|asamblea de los estados partes|\
      comisión de estadística|comisión de estupefacientes|\
      comisión de la condición jurídica y social de la mujer
      """),
    Entry(
      .foreign, [],
      """
      organización mundial de la salud|organización internacional del trabajo|organización mundial del comercio|\
      organismo internacional de energía atómica|unión internacional de telecomunicaciones|\
      unión postal universal|organización de aviación civil internacional|organización marítima internacional|\
      organización meteorológica mundial|organización mundial de la propiedad intelectual|\
      organización de los estados americanos|organización de cooperación islámica|liga de los estados árabes|\
      conferencia internacional del trabajo|consejo de europa|consejo ejecutivo|asamblea nacional|\
      consejo de paz y seguridad|asamblea legislativa|consejo de estado|consejo de gobernadores|\
      unión interparlamentaria|conferencia de plenipotenciarios|comité ejecutivo|consejo de la unión europea|comisión de desarrollo social|\
      comisión de prevención del delito y justicia penal|comisión de población y desarrollo
      """),
    Entry(
      .foreign, [.capitals],
      "oms|oit|oiea|oaci|omi|uit|upu|unesco|fao|ompi|omm|omc|opaq|osce|otan|oea|oci"),
    Entry(.foreign, [.short], "conferencia|parlamento|junta"),

    Entry(.committee, 1, [], "primera comisión"), Entry(.committee, 2, [], "segunda comisión"),
    Entry(.committee, 3, [], "tercera comisión"), Entry(.committee, 4, [], "cuarta comisión"),
    Entry(.committee, 5, [], "quinta comisión"), Entry(.committee, 6, [], "sexta comisión"),

    Entry(.paragraph, [], "párrafo|párr"),
    Entry(.paragraph, [.plural], "párrafos|párrs"),
    Entry(.subparagraph, [], "apartado|apartados|inciso|incisos"),
    Entry(.section, [], "sección|secciones|secc"),
    Entry(.part, [], "parte|partes"),
    Entry(.annex, [], "anexo|anexos"),
    Entry(.appendix, [], "apéndice|apéndices|documento adjunto"),
    Entry(.chapter, [], "capítulo|capítulos"),
    Entry(.chapter, [.dot], "cap|caps"),
    Entry(.preamble, [], "preámbulo"),
    Entry(.body, [], "parte dispositiva"),
    Entry(.other, [], "tema|temas|subtema|página|páginas|nota de pie|cuadro"),
    Entry(.external, 0, [], "artículo|artículos|regla|reglamento"),

    Entry(.joiner, 0, [], "y|e|o|así como"),
    Entry(.of, 0, [], "de|del|en|aprobada por|aprobadas por"),
    Entry(.of, 0, [.range], "a|al"),
    Entry(.article, 0, [], "la|las|el|los|naciones unidas|organización de las naciones unidas"),
    Entry(.possessive, 0, [], "su|sus"),
    Entry(.same, [], "misma|mismo|dicha|dicho|dichas|dichos|citada|mencionada|referida"),
    Entry(.present, [], "presente"),
    Entry(.that, [], "esa|esta|estas|esas|este|ese"),
    Entry(.dated, 0, [], "de fecha|aprobada el|fechada el"),
    Entry(.titled, 0, [], "titulada|titulado|tituladas|titulados"),
    Entry(.above, 0, [], "precedente|anterior"),
    Entry(.thereof, 0, [], "de la misma|del mismo"),
    Entry(.paper, 0, [], "informe|informes|nota|carta|memorando|documento|documentos|declaración"),
    Entry(.numberMark, 0, [], "núm|núms|número"),
    Entry(.addendum, "adición|adiciones"),
    Entry(.corrigendum, "corrección|correcciones"),
    Entry(.supplement, 0, [], "suplemento"),
    Entry(.measure, 0, [], "por|votos|millones|otros|otras|países|estados|años|días|meses"),

    Entry(.month, 1, [], "enero"), Entry(.month, 2, [], "febrero"), Entry(.month, 3, [], "marzo"),
    Entry(.month, 4, [], "abril"), Entry(.month, 5, [], "mayo"), Entry(.month, 6, [], "junio"),
    Entry(.month, 7, [], "julio"), Entry(.month, 8, [], "agosto"),
    Entry(.month, 9, [], "septiembre|setiembre"), Entry(.month, 10, [], "octubre"),
    Entry(.month, 11, [], "noviembre"), Entry(.month, 12, [], "diciembre"),

    Entry(.ordinal, 1, [], "primer|primero"), Entry(.ordinal, 2, [], "segundo"),
    Entry(.ordinal, 3, [], "tercer|tercero"), Entry(.ordinal, 4, [], "cuarto"),
    Entry(.ordinal, 5, [], "quinto"), Entry(.ordinal, 6, [], "sexto"),
    Entry(.ordinal, 7, [], "séptimo"), Entry(.ordinal, 8, [], "octavo"),
    Entry(.ordinal, 9, [], "noveno"), Entry(.ordinal, 10, [], "décimo"),

    Entry(.recall, "recuerda|recordando|recordó|recordar"),
    Entry(.reaffirm, "reafirma|reafirmando|reafirmó"),
    Entry(.affirm, "afirma|afirmando"),
    Entry(.takeNote, "toma nota|tomando nota|tomó nota|tomar nota|habiendo tomado nota"),
    Entry(.note, "observa|observando|hace notar|haciendo notar|nota|notando"),
    Entry(
      .welcome,
      "acoge con {beneplácito,satisfacción,agrado}|acogiendo con {beneplácito,satisfacción,agrado}|celebra|celebrando|acogió con {beneplácito,satisfacción,agrado}"
    ),
    Entry(.commend, "encomia|encomiando|felicita|felicitando"),
    Entry(.acknowledge, "es consciente|constata|constatando"),
    Entry(.support, "apoya|apoyando|respalda|respaldando"),
    Entry(.confirm, "confirma|confirmando|confirmó"),
    Entry(.implement, "aplica|aplicando|aplicación de|cumplimiento de|aplicación de la"),
    Entry(.convene, "convoca|convocó|convocar|convocando"),
    Entry(.appreciate, "agradece|agradeciendo"),
    Entry(.repeal, "deroga|derogando|pone fin|poniendo fin"),
    Entry(.endorse, "hace suy{o,a,os,as}|haciendo suy{o,a,os,as}|hizo suy{o,a,os,as}"),
    Entry(.approve, "aprueba|aprobando|aprobó|aprobado|aprobada|aprobadas"),
    Entry(.decide, "decide|decidió|decidiendo|decidir"),
    Entry(.request, "solicita|solicitó|solicitando|pide|pidió|pidiendo"),
    Entry(.adopt, "adopta|adoptó|adoptada|adoptado"),
    Entry(
      .emphasize,
      "subraya|subrayando|subrayó|destaca|destacando|pone de relieve|poniendo de relieve"),
    Entry(.urge, "insta|instando|instó"),
    Entry(.invite, "invita|invitando|invitó"),
    Entry(.encourage, "alienta|alentando|alentó"),
    Entry(.consider, "habiendo examinado|considerando|examinó|examinando|habiendo considerado"),
    Entry(.establish, "establece|estableció|establecido|establecida|creado|creada|creó"),
    Entry(.amend, "enmienda|modifica|modificó"),
    Entry(.extend, "prorrogó|prorroga"),
    Entry(.recognize, "reconoce|reconociendo"),
    Entry(.express, "expresa|expresando"),
    Entry(.reiterate, "reitera|reiterando|reiteró"),
    Entry(.regret, "lamenta|lamentando|deplora"),
    Entry(.condemn, "condena|condenando"),
    Entry(.callUpon, "exhorta|exhortando|exhortó"),
    Entry(.guidedBy, "guiad{a,o} por|guiándose"),
    Entry(
      .bearInMind,
      "teniendo presente|teniendo presentes|teniendo en cuenta|consciente|tiene presente|tomando en cuenta"
    ),
    Entry(
      .pursuantTo,
      "en cumplimiento|en virtud|en atención a|a raíz de|en respuesta a|atendiendo a"),
    Entry(
      .inAccordanceWith,
      "de conformidad con|conforme a|con arreglo a|de acuerdo con|en consonancia con"),
    Entry(.see, "véase|véanse|véase también|véanse también"),
  ]
}
