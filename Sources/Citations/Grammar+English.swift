extension Grammar {
  static let english: [Entry] = [
    Entry(.resolution, [], "resolution"),
    Entry(.resolution, [.plural], "resolutions"),
    Entry(.resolution, [], "res"),
    Entry(.decision, [], "decision"),
    Entry(.decision, [.plural], "decisions"),
    Entry(.decision, [.dot], "dec"),
    Entry(.draft, 0, [], "draft"),

    Entry(.assembly, [], "general assembly"),
    Entry(.assembly, [.short], "assembly"),
    Entry(.council, [], "security council"),
    Entry(.economic, [], "economic and social council"),
    Entry(.rights, [], "human rights council"),
    Entry(.commission, [], "commission on human rights"),
    Entry(.trusteeship, [], "trusteeship council"),
    Entry(.environment, [], "united nations environment assembly|environment assembly"),
    Entry(.council, [.short], "council"),
    Entry(
      .foreign, [],
      """
      world health assembly|european council|european parliament|council of europe|european union|\
      african union|arab league|league of arab states|international atomic energy agency|\
      general conference|governing council|executive board|executive council|parliamentary assembly|\
      world heritage committee|international labour conference|conference of the parties|\
      conference of the states parties|economic commission for|african commission|inter-american commission|meeting of the parties|world radiocommunication conference|\
      international maritime organization|international civil aviation organization|\
      peace and security council|organization of american states|\
      trade and development board|universal postal congress|council of the european union|\
      commission on narcotic drugs|commission on the status of women|statistical commission|\
      commission on crime prevention and criminal justice|habitat assembly|\
      united nations habitat assembly|legal committee|conference of states parties|\
      assembly of states parties|inter-parliamentary union|organization of african unity|\
      organization of islamic cooperation|international olympic committee|food and agriculture organization
      """),
    Entry(
      .foreign, [],
      """
      world health organization|international labour organization|international labour organisation|\
      international telecommunication union|universal postal union|world meteorological congress|\
      world meteorological organization|world intellectual property organization|\
      united nations educational, scientific and cultural organization|plenipotentiary conference|\
      world tourism organization|world trade organization|world customs organization|\
      international atomic energy|international criminal police organization|board of governors|\
      organization for security and cooperation in europe|north atlantic council|\
      organisation for the prohibition of chemical weapons|international hydrographic organization|\
      international seabed authority|pan american health organization|southern african development community|\
      economic community of west african states|association of southeast asian nations|\
      commonwealth of independent states|gulf cooperation council|world health assembly's|\
      industrial development board|executive committee|commission for social development|\
      commission on population and development|\
      permanent council|national assembly|constitutional council|islamic conference|antarctic treaty
      """),
    Entry(
      .foreign, [.capitals],
      """
      who|ilo|iaea|icao|imo|itu|upu|unesco|fao|wipo|wmo|wto|unwto|wco|ifad|opcw|ctbto|osce|nato|oas|\
      oic|asean|ecowas|sadc|igad|interpol|ipu|paho|iucn|aalco|unidroit|unido|ispo|iho|isa|igc|cop
      """),
    Entry(.commission, [.short], "commission"),
    Entry(.foreign, [.short], "conference|board|parliament|congress"),

    Entry(.committee, 1, [], "first committee|disarmament and international security committee"),
    Entry(.committee, 2, [], "second committee|economic and financial committee"),
    Entry(.committee, 3, [], "third committee|social, humanitarian and cultural committee"),
    Entry(
      .committee, 4, [], "fourth committee|special political and decolonization committee"),
    Entry(.committee, 5, [], "fifth committee|administrative and budgetary committee"),
    Entry(.committee, 6, [], "sixth committee"),

    Entry(.paragraph, [], "paragraph|para"),
    Entry(.paragraph, [.plural], "paragraphs|paras"),
    Entry(.subparagraph, [], "subparagraph|subpara|subparas|subparagraphs"),
    Entry(.operative, [], "operative paragraph{,s}|op para{,s}"),
    Entry(.preambular, [], "preambular paragraph{,s}|preambular para{,s}"),
    Entry(.section, [], "section|sections|sec"),
    Entry(.part, [], "part|parts"),
    Entry(.annex, [], "annex|annexes"),
    Entry(.appendix, [], "appendix|appendices|enclosure|enclosures"),
    Entry(.chapter, [], "chapter|chapters"),
    Entry(.preamble, [], "preamble"),
    Entry(.body, [], "operative part"),
    Entry(
      .other, [], "item|items|page|pages|footnote|note|table|figure|question|principle|goal|target"),
    Entry(.external, 0, [], "article|articles|rule|rules|regulation|regulations"),
    Entry(.external, 0, [.dot], "art|arts|reg|regs"),

    Entry(.joiner, 0, [], "and|or|as well as|and also|and to|nor"),
    Entry(.through, 0, [], "through"),
    Entry(.of, 0, [], "of|in|under|from|contained in|set out in|adopted by"),
    Entry(.of, 0, [.range], "to"),
    Entry(.article, 0, [], "the|each of|all of|both|united nations"),
    Entry(.possessive, 0, [], "its|their"),
    Entry(.same, [], "same|said|aforementioned|abovementioned|mentioned|aforesaid"),
    Entry(.present, [], "present"),
    Entry(.that, [], "that|this|those|these"),
    Entry(.dated, 0, [], "dated|adopted on|both of|all of|on"),
    Entry(.titled, 0, [], "entitled|titled"),
    Entry(.above, 0, [], "above|below"),
    Entry(.thereof, 0, [], "thereof|thereto|therein"),
    Entry(
      .paper, 0, [],
      "report|reports|note|letter|letters|memorandum|document|documents|statement|communication"),
    Entry(.numberMark, 0, [], "no|nos|number"),
    Entry(.addendum, "addenda|addendum"),
    Entry(.corrigendum, "corrigenda|corrigendum"),
    Entry(.supplement, 0, [], "supplement"),
    Entry(
      .measure, 0, [],
      "per|percent|million|billion|thousand|members|votes|states|countries|other|others|years|days|months|weeks|people|persons|times"
    ),

    Entry(.month, 1, [], "january|jan"), Entry(.month, 2, [], "february|feb"),
    Entry(.month, 3, [], "march"), Entry(.month, 4, [], "april|apr"), Entry(.month, 5, [], "may"),
    Entry(.month, 6, [], "june|jun"), Entry(.month, 7, [], "july|jul"),
    Entry(.month, 8, [], "august|aug"), Entry(.month, 9, [], "september|sept|sep"),
    Entry(.month, 10, [], "october|oct"), Entry(.month, 11, [], "november|nov"),
    Entry(.month, 12, [], "december"),

    Entry(.ordinal, 1, [], "first"), Entry(.ordinal, 2, [], "second"),
    Entry(.ordinal, 3, [], "third"), Entry(.ordinal, 4, [], "fourth"),
    Entry(.ordinal, 5, [], "fifth"), Entry(.ordinal, 6, [], "sixth"),
    Entry(.ordinal, 7, [], "seventh"), Entry(.ordinal, 8, [], "eighth"),
    Entry(.ordinal, 9, [], "ninth"), Entry(.ordinal, 10, [], "tenth"),
    Entry(.ordinal, 11, [], "eleventh"), Entry(.ordinal, 12, [], "twelfth"),
    Entry(.ordinal, 13, [], "thirteenth"), Entry(.ordinal, 14, [], "fourteenth"),
    Entry(.ordinal, 15, [], "fifteenth"),

    Entry(.recall, "recall|recalls|recalled|recalling"),
    Entry(.reaffirm, "reaffirm|reaffirms|reaffirmed|reaffirming"),
    Entry(.affirm, "affirm|affirms|affirmed|affirming"),
    Entry(.takeNote, "take note|takes note|took note|taking note|taken note"),
    Entry(.note, "note|notes|noted|noting"),
    Entry(.appreciate, "appreciat{e,es,ed,ing}"),
    Entry(
      .repeal, "repeal{,s,ed,ing}|rescind{,s,ed,ing}|supersed{e,es,ed,ing}|terminat{e,es,ed,ing}"),
    Entry(.welcome, "welcome|welcomes|welcomed|welcoming"),
    Entry(.endorse, "endorse|endorses|endorsed|endorsing"),
    Entry(.approve, "approve|approves|approved|approving"),
    Entry(.decide, "decide|decides|decided|deciding"),
    Entry(.request, "request|requests|requested|requesting"),
    Entry(.adopt, "adopt|adopts|adopted|adopting"),
    Entry(
      .emphasize,
      "emphasize{,s,d}|emphasizing|stress|stresses|stressed|stressing|underline{,s,d}|underlining|underscore{,s,d}|underscoring"
    ),
    Entry(.urge, "urge|urges|urged|urging"),
    Entry(.invite, "invite|invites|invited|inviting"),
    Entry(.encourage, "encourage{,s,d}|encouraging"),
    Entry(.commend, "commend{,s,ed,ing}"),
    Entry(.consider, "considered|considering|considers|having considered|having examined|examined"),
    Entry(.establish, "establish|establishes|established|establishing"),
    Entry(.amend, "amend|amends|amended|amending"),
    Entry(.extend, "extend|extends|extended|extending"),
    Entry(.acknowledge, "acknowledge{,s,d}|acknowledging"),
    Entry(.recognize, "recognize{,s,d}|recognizing"),
    Entry(.express, "express|expresses|expressed|expressing"),
    Entry(.reiterate, "reiterate{,s,d}|reiterating"),
    Entry(.regret, "regret{,s,ted,ting}|deplor{e,es,ed,ing}"),
    Entry(.condemn, "condemn{,s,ed,ing}"),
    Entry(.support, "support{s,ed,ing}"),
    Entry(.confirm, "confirm{,s,ed,ing}"),
    Entry(.implement, "implement{,s,ed,ing}|implementation of|giv{e,es,ing} effect to"),
    Entry(.convene, "convene{,s,d}|convening"),
    Entry(
      .callUpon,
      "call upon|calls upon|called upon|calling upon|call for|calls for|called for|calling for"),
    Entry(.guidedBy, "guided by"),
    Entry(.bearInMind, "bear in mind|bearing in mind|bears in mind|mindful of"),
    Entry(
      .pursuantTo,
      "pursuant to|in pursuance of|further to|in response to|as requested in|as requested by|as mandated by|mandated by|by virtue of|under the terms of"
    ),
    Entry(
      .inAccordanceWith,
      "in accordance with|in conformity with|in compliance with|in line with|consistent with|as set out in|as called for in"
    ),
    Entry(.see, "see|see also"),
    Entry(.see, [.dot], "cf"),
  ]
}
