extension Grammar {
  static let french: [Entry] = [
    Entry(.resolution, [], "résolution"),
    Entry(.resolution, [.plural], "résolutions"),
    Entry(.resolution, [], "rés"),
    Entry(.decision, [], "décision"),
    Entry(.decision, [.plural], "décisions"),
    Entry(.draft, 0, [], "projet{,s} de"),

    Entry(.assembly, [], "assemblée générale"),
    Entry(.assembly, [.short], "assemblée"),
    Entry(.council, [], "conseil de sécurité"),
    Entry(.council, [.short], "conseil"),
    Entry(.economic, [], "conseil économique et social"),
    Entry(
      .rights, [], "conseil des droits de l'homme|conseil des droits de la homme|conseil des droits"
    ),
    Entry(.commission, [], "commission des droits de l'homme|commission des droits"),
    Entry(.trusteeship, [], "conseil de tutelle"),
    Entry(
      .foreign, [],
      """
      assemblée mondiale de la santé|commission économique|commission africaine|parlement européen|conseil européen|union européenne|\
      union africaine|conseil d'administration|conférence générale|conférence des parties|\
      conférence des états parties|assemblée parlementaire|assemblée des états parties|\
      commission de statistique|commission des stupéfiants|commission de la condition de la femme
      """),
    Entry(
      .foreign, [],
      """
      organisation mondiale de la santé|organisation internationale du travail|organisation mondiale du commerce|\
      agence internationale de l'énergie atomique|union internationale des télécommunications|\
      union postale universelle|organisation de l'aviation civile internationale|\
      organisation maritime internationale|organisation météorologique mondiale|\
      organisation mondiale de la propriété intellectuelle|organisation des états américains|\
      organisation de la coopération islamique|ligue des états arabes|conférence internationale du travail|\
      conseil de l'europe|conseil de la union européenne|conseil de l'union européenne|conseil exécutif|\
      conseil de paix et de sécurité|assemblée nationale|conseil constitutionnel|conseil d'état|\
      conseil des gouverneurs|union interparlementaire|conseil fédéral|\
      organisation des nations unies pour l'éducation|conférence de plénipotentiaires|comité exécutif|commission du développement social|\
      commission pour la prévention du crime et la justice pénale|commission de la population et du développement
      """),
    Entry(
      .foreign, [.capitals],
      "oms|oit|aiea|oaci|omi|uit|upu|unesco|fao|ompi|omm|omc|oiac|osce|otan|oea|oci"
    ),
    Entry(.foreign, [.short], "conférence|parlement"),

    Entry(.committee, 1, [], "première commission"),
    Entry(.committee, 2, [], "deuxième commission"),
    Entry(.committee, 3, [], "troisième commission"),
    Entry(.committee, 4, [], "quatrième commission"),
    Entry(.committee, 5, [], "cinquième commission"),
    Entry(.committee, 6, [], "sixième commission"),

    Entry(.paragraph, [], "paragraphe"),
    Entry(.paragraph, [.plural], "paragraphes"),
    Entry(.paragraph, [.dot], "par"),
    Entry(.subparagraph, [], "alinéa|alinéas"),
    Entry(.section, [], "section|sections"),
    Entry(.part, [], "partie|parties"),
    Entry(.annex, [], "annexe|annexes"),
    Entry(.appendix, [], "appendice|appendices|pièce jointe|pièces jointes"),
    Entry(.chapter, [], "chapitre|chapitres"),
    Entry(.preamble, [], "préambule"),
    Entry(.body, [], "dispositif"),
    Entry(.other, [], "point|points|page|pages|note de bas de page|tableau"),
    Entry(.external, 0, [], "article|articles|règle|règlement"),

    Entry(.joiner, 0, [], "et|ou|ainsi que|de même que"),
    Entry(.of, 0, [], "de|du|des|dans|aux|au|adoptée par|adoptées par"),
    Entry(.of, 0, [.range], "à"),
    Entry(.article, 0, [], "la|le|les|nations unies|organisation des nations unies"),
    Entry(.possessive, 0, [], "sa|ses|son|leur|leurs"),
    Entry(
      .same, [], "même|ladite|ledit|lesdites|lesdits|susmentionnée|susmentionnées|susvisée|précitée"
    ),
    Entry(.present, [], "présente|présent"),
    Entry(.that, [], "cette|cet|ces|ce"),
    Entry(.dated, 0, [], "en date du|en date des|datée du|adoptée le|du"),
    Entry(.titled, 0, [], "intitulée|intitulé|intitulées|intitulés"),
    Entry(.above, 0, [], "dessus|dessous|plus haut"),
    Entry(.thereof, 0, [], "de celle-ci|de celui-ci|de cette dernière"),
    Entry(
      .paper, 0, [], "rapport|rapports|lettre|mémoire|mémorandum|document|documents|déclaration"),
    Entry(.numberMark, 0, [], "numéro"),
    Entry(.addendum, "additif|additifs"),
    Entry(.corrigendum, "rectificatif|rectificatifs"),
    Entry(.supplement, 0, [], "supplément"),
    Entry(.measure, 0, [], "pour|voix|millions|milliards|autres|pays|états|ans|jours|mois"),

    Entry(.month, 1, [], "janvier"), Entry(.month, 2, [], "février"), Entry(.month, 3, [], "mars"),
    Entry(.month, 4, [], "avril"), Entry(.month, 5, [], "mai"), Entry(.month, 6, [], "juin"),
    Entry(.month, 7, [], "juillet"), Entry(.month, 8, [], "août"),
    Entry(.month, 9, [], "septembre"), Entry(.month, 10, [], "octobre"),
    Entry(.month, 11, [], "novembre"), Entry(.month, 12, [], "décembre"),

    Entry(.ordinal, 1, [], "premier|première"), Entry(.ordinal, 2, [], "deuxième"),
    Entry(.ordinal, 3, [], "troisième"), Entry(.ordinal, 4, [], "quatrième"),
    Entry(.ordinal, 5, [], "cinquième"), Entry(.ordinal, 6, [], "sixième"),
    Entry(.ordinal, 7, [], "septième"), Entry(.ordinal, 8, [], "huitième"),
    Entry(.ordinal, 9, [], "neuvième"), Entry(.ordinal, 10, [], "dixième"),

    Entry(.recall, "rappelle|rappelant|rappelé|rappeler|rappelons"),
    Entry(.reaffirm, "réaffirme|réaffirmant|réaffirmé|réaffirmer"),
    Entry(.affirm, "affirme|affirmant"),
    Entry(
      .takeNote, "prend note|prenant note|pris note|prendre note|prend acte|prenant acte|pris acte"),
    Entry(.note, "note|notant|noté"),
    Entry(
      .welcome, "se félicite|se félicitant|salue|saluant|accueille|accueillant|félicitée|félicité"),
    Entry(
      .endorse,
      "fait sien{,ne,s,nes}|faisant sien{,ne,s,nes}|souscrit|souscrivant|approuve|approuvant"),
    Entry(.approve, "approuvé|approuver|approuvée"),
    Entry(.decide, "décide|décidé|décidant|décider"),
    Entry(.request, "prie|priant|prié|demande|demandant|demandé"),
    Entry(.adopt, "adopte|adopté|adoptée|adoptant"),
    Entry(.emphasize, "souligne|soulignant|souligné|insiste|insistant"),
    Entry(.urge, "exhorte|exhortant|engage|engageant|demande instamment|demandant instamment"),
    Entry(.invite, "invite|invitant|invité"),
    Entry(.encourage, "encourage|encourageant|encouragé"),
    Entry(.commend, "loue|louant|rend hommage|rendant hommage|félicite|félicitant"),
    Entry(.acknowledge, "prend en considération|constate|constatant|prenant en considération"),
    Entry(.support, "appuie|appuyant|soutient|soutenant"),
    Entry(.confirm, "confirme|confirmant|confirmé"),
    Entry(.implement, "applique|appliquant|mise en œuvre de|application de|mise en oeuvre de"),
    Entry(.convene, "convoque|convoqué|convoquer|convoquant"),
    Entry(.appreciate, "sait gré|sachant gré|se réjouit|se réjouissant"),
    Entry(.repeal, "abroge|abrogeant|met fin|mettant fin"),
    Entry(.inAccordanceWith, "conformément|en conformité avec|selon"),
    Entry(.consider, "considérant|examiné|ayant examiné"),
    Entry(.establish, "créé|créée|crée|créant|établi|établie"),
    Entry(.amend, "modifie|modifié|modifiant"),
    Entry(.extend, "prorogé|proroge|prorogeant"),
    Entry(.recognize, "reconnaît|reconnaissant|reconnu"),
    Entry(.express, "exprime|exprimant|exprimé"),
    Entry(.reiterate, "réitère|réitérant|réitéré"),
    Entry(.regret, "regrette|regrettant|déplore|déplorant"),
    Entry(.condemn, "condamne|condamnant|condamné"),
    Entry(.callUpon, "appelle|appelant|lance un appel|lançant un appel"),
    Entry(.guidedBy, "guidée par|guidé par|guidées par|s'inspirant|inspirant"),
    Entry(
      .bearInMind,
      "ayant à l'esprit|gardant à l'esprit|gardant présent à l'esprit|tenant compte|ayant présent à l'esprit|consciente"
    ),
    Entry(
      .pursuantTo,
      "en application|en vertu|aux termes|comme suite|en exécution|faisant suite|donnant suite|suite à"
    ),
    Entry(.see, "voir|voir aussi|voir également"),
  ]
}
