"""Degrees, certificates, licences and spoken languages in a text: patterns that need no grammar around them. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEVEL = (
    r"(?:bachelor(?:['’]?s)?|batchelors?|master(?:['’]?s)?|associate(?:['’]?s)?|doctora(?:l|te)|foundation|"
    r"honou?rs|undergraduate|postgraduate|graduate|college|university)"
)
_DEGREE = re.compile(
    rf"""(?<![\w.@])(?:
      (?:(?:professional|executive|european|advanced)\s+)?(?:bachelor|master|doctor|associate)(?:['’]?s)?\s+of\s+(?:applied\s+)?(?:science|arts
          |business\s+administration|engineering|fine\s+arts|education|laws?|nursing|social\s+work|commerce|music
          |philosophy|technology|public\s+health|public\s+administration|architecture|medicine)
    | {_LEVEL}\s+(?:degree|deg|diploma)
    | (?:bachelor['’]?s|batchelors?|master['’]?s|associate['’]?s|doctorate|bachelor|associates)(?=\s+(?:in|from|at
        |of)\b|\s*[,.;)\u2400]|\s*$)
    | masters(?=\s+(?:in|from|at|degree|of)\b|\s*[,.;)\u2400]|\s*$)
    | ph\.?\s?d\.?|d\.?phil|ed\.?d\.?
    | (?:b\.?\s?sc|b\.?\s?eng|ba|llb)\.?(?:\s*\((?:hons\.?|honou?rs)\)|\s+(?:hons|honou?rs)\b)
    |b\.?\s?sc\.?|m\.?\s?sc\.?|b\.?\s?eng\.?|m\.?\s?eng\.?|b\.?\s?ed\.?|m\.?\s?ed\.?
        |b\.?\s?com\.?|b\.?\s?tech|m\.?\s?tech|m\.?\s?phil|ll\.?b|ll\.?m
    | b\.a\.|m\.a\.|b\.s\.n?\.?|m\.s\.n?\.?|BA|MA|BS|MS|BSN|MSN|ADN|AAS|MBA|MPH|BFA|MFA|MSW|BSW|BBA|JD|BBS
    | (?:bsn|msn|mba|mph|bfa|mfa|msw|bba|aas|bsc|msc|beng|meng|phd|llb|bcom|btech)
    | (?:high\s*school|secondary\s+school|hs|national|higher\s+national|advanced|vocational|postgraduate|graduate
        |trade)\s+(?:diploma|degree)
    | g\.?e\.?d\.?|hnd|hnc|btec(?:\s+(?:national|level\s+\d|diploma|extended\s+diploma)){{0,2}}|nvq(?:\s+(?:level
        |lvl)\s*\d)?|svq(?:\s+level\s*\d)?|(?:\d{{1,2}}\s+)?(?:gcses?|a[\s-]levels|o[\s-]levels)|(?:scottish\s+)?highers|a[\s-]levels?(?!\s*\d)|abitur|t[\s-]level|(?:level\s+\d\s+)diploma
    | (?:apprenticeship|foundation\s+year|diploma)(?=\s+(?:in|from|at|as)\b|\s*[,.;)\u2400]|\s*$)
    | (?:coding|web|data\s+science|software|javascript|ux|cyber\s?security|development|dev)\s+boot\s?camp
    | (?:(?<=graduated\s)|(?<=finished\s)|(?<=completed\s)|(?<=graduated\sfrom\s))high\s+school
    | Diplom(?:-?\s?[A-ZÄÖÜ]\w+)?(?:\s*\((?:FH|Uni|BA|TH|DH|TU)\))?|(?-i:DEP|DEC|BTS|BEP|DUT)(?=\s+[a-zà-ÿ])
    | (?-i:CAP)(?=\s+(?:en\s+)?[a-zà-ÿ]+\s+(?:at|à|au|from|in)\b)|laurea(?:\s+(?:magistrale|triennale))?
    | licenciatura|licenciado|licence(?=\s+(?:en|de)\s)|ma[iî]trise|baccalaur[eé]at|staatsexamen|magister|fachabitur
    | (?:realschul|hauptschul)abschluss|mittlere\s+reife|ausbildung|grado\s+(?:medio|superior)|bacharelado
    | (?:junior|leaving)\s+cert(?:ificate)?|postgrad(?:uate)?\s+certificate|pgce|pgdip
    )(?![\w])""",
    re.IGNORECASE | re.VERBOSE,
)
_AMBIGUOUS_DEGREE = {"ba", "ma", "bs", "ms", "jd", "aas", "adn", "bbs", "bed", "med", "b ed", "m ed"}

_STATES = r"(?:texas|california|florida|ohio|new york|state|tx|ca|fl|oh|ny)"
_KNOWN = re.compile(
    r"""(?<![\w@.-])(?:
      BLS|ACLS|PALS|NRP|TNCC|CNA|CMA|CPhT|EMT(?:-[BIP])?(?:\s+basic)?|NREMT|CCRN|CPR(?:\s*(?:/|and|&|\+)\s*(?:AED|first\s+aid))?
    | first[\s-]aid(?:\s+(?:and|&)\s+CPR)?(?:\s+at\s+work)?|food\s+(?:handler['’]?s?|hygiene|safety)(?:\s+(?:card
        |cert(?:ificate|ification)?|level\s+\d|permit|manager))*(?:\s+level\s+\d)?
    | serv\s?safe(?:\s+(?:manager|food\s+handler|alcohol|food\s+protection\s+manager))?|tips\s+certif(?:ied|ication)
    | CDL(?:[\s-]+(?:class\s+)?[abc]\b)?(?:\s+licen[sc]e)?|class\s+[abc12]\s+(?:cdl|licen[sc]e)
        |commercial\s+driver['’]?s\s+licen[sc]e|hazmat(?:\s+endorsement)?|tanker\s+endorsement
        |HGV(?:\s+class\s+\d)?(?:\s+licen[sc]e)?|LGV(?:\s+licen[sc]e)?|driver\s+cpc|adr\s+licen[sc]e
    | OSHA[\s-]*(?:10|30)(?:[\s-]*hours?|[\s-]*hr)?|CSCS(?:\s+card)?|IPAF|PASMA|SMSTS|SSSTS|NEBOSH
        |IOSH(?:\s+managing\s+safely)?|SIA\s+(?:licen[sc]e|badge|card)|TWIC(?:\s+card)?|guard\s+card
    | AWS\s+D\s?\d+\.\d+|AWS\s+(?:certified\s+)?(?:solutions?\s+architect|developer|sysops(?:\s+administrator)?
        |cloud\s+practitioner|devops\s+engineer)(?:\s+(?:associate|professional))?|[1-6]G(?:\s+(?:and
        |&)\s+[1-6]G)?\s+(?:cert(?:ification|ified|s)?|tests?|plate)|coded\s+welder
    | EPA\s+(?:section\s+)?608(?:\s+(?:universal|type\s+[iv1-4]+))?|NATE|gas\s+safe
        |18th\s+edition(?:\s+wiring\s+regs|\s+wiring\s+regulations)?|F[\s-]gas|ASE(?:\s+master(?:\s+technician)?)?
    | CPA|CFA(?:\s+level\s+[i1-3]+)?|ACCA|CIMA|AAT(?:\s+level\s+\d)?|CMA|CIA|enrolled\s+agent|series\s+\d{1,2}
        |notary(?:\s+public)?
    | PMP|CAPM|PRINCE2(?:\s+(?:foundation|practitioner))?|CSM|certified\s+scrum\s*master
        |(?:lean\s+)?six\s+sigma(?:\s+(?:green|black|yellow)\s+belt)?|ITIL(?:\s+(?:v?\d|foundation))*|SHRM-?(?:CP
        |SCP)|PHR|CIPD(?:\s+level\s+\d)?
    | CompTIA(?:\s+(?:A\+|network\+|security\+))?|(?:network|security)\+|CCNA|CCNP|CISSP|CEH|OSCP|CKA|CKAD|RHCE
        |RHCSA|MCSA|MCSE|azure\s+(?:fundamentals|administrator)|AZ-\d{3}|google\s+analytics\s+cert\w*
    | TEFL|CELTA|TESOL|QTS|ABR|realtor\s+licen[sc]e|DBS(?:\s+check)?|FAA\s+part\s+107|(?:private
        |commercial)\s+pilot\s+licen[sc]e
    | (?:driver'?s?|driving|truck)\s+licen[sc]e(?:\s+(?:class|category|cat)\s+\w{1,3})?
    | RN\s+licen[sc]e|LPN\s+licen[sc]e|LVN|NMC\s+(?:pin|registration)|HCPC\s+registration|NASM(?:[\s-]CPT)?
        |personal\s+trainer\s+cert\w*
    | (?-i:City\s*(?:&|and)\s*Guilds(?:\s+(?:[Ll]evel\s+\d|\d{3,4}))?(?:\s+(?:(?:in|of|and|&)\s+)?[A-Z][\w'’-]*)+)
    )(?![\w])""",
    re.IGNORECASE | re.VERBOSE,
)
_KNOWN_CASED = {"nate", "cia", "abr", "cma", "ase", "pals", "phr", "csm", "cka", "ceh", "adr", "emt", "cna"}
_HEAD = (
    r"(?:li[sc]{1,2}en[sc]e|licen[sc]ure|certi?f?i?cat(?:e|ion)s?|certs?|ticket|permit|endors\w{0,2}ment|accreditation|"
    r"credential|"
    r"badge|card)"
)
CARD_AT_END = re.compile(rf"\b{_HEAD}s?$", re.IGNORECASE)
_CARDS = (
    r"(?:credit|debit|business|id|report|post|birthday|time|punch|score|sim|graphics|sd|gift|loyalty|playing|green|"
    r"bank)\s+cards?\b"
)
_NOT_IN_NAME = (
    r"(?!(?:a|an|the|my|got|have|has|had|hold|held|i|i'm|im|and|also|with|for|in|of|on|to|at|by|from|no|any|"
    r"some|is|was|as|get|getting|"
    r"did|do|need|own|earned|passed|renewed|valid|current|clean|plus|both|his|her|their|our|your|this|that|got|"
    r"new|which|then|or|but|"
    r"full|uk|us|eu|only|just|still|completed|obtained|received|finished|took|including|include|includes|these|"
    r"all|other|one|two|three|four|five|six|several|few|many|more)\b)"
)
_GENERIC = re.compile(
    rf"(?<![\w@])(?:{_NOT_IN_NAME}(?!{_CARDS})(?:[A-Za-z][\w+&'’./-]*|"
    rf"\d{{1,2}})\s+){{1,5}}{_HEAD}\b(?!\s+of\s+(?:birth|death))",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s+(?:with|w/?|for|of)\s+(?:(?:an?|the|my)\s+)?(?:[\w-]+\s+(?:and|n|[&+])\s+)?", re.IGNORECASE)
_CARD = re.compile(r"\b(?!GPS|SIM|USB|PCI)[A-Z][A-Z0-9]{2,6}\s+(?:card|ticket)\b")
_CERTIFIED = re.compile(
    rf"\b(?:certified|licen[sc]ed|chartered|qualified(?=\s+(?:in|as)\s)|accredited)\s+(?P<after>(?:in|for|"
    rf"as(?:\s+an?)?|"
    rf"on)\s+)?(?P<name>{_NOT_IN_NAME}[A-Za-z][\w+&'’/-]*(?:\s+{_NOT_IN_NAME}[A-Za-z][\w+&'’/-]*){{0,3}})"
    rf"|(?<![\w'])(?P<before>(?:{_NOT_IN_NAME}[A-Za-z0-9][\w+&'’./-]*\s+){{1,3}})(?:certified|qualified|accredited)\b",
    re.IGNORECASE,
)
_GIVEN = (
    r"(?!(?:ran|led|gave|taught|held|wrote|set|hosted|delivered|organi[sz]ed|provided|conducted|designed|developed|"
    r"arranged|planned|started|created|managed|supported|helped|assisted|coordinated|introduced)\b)"
)
"""No deed: who ran a training did not attend it."""
_COURSE = re.compile(
    rf"(?:^|[,;.]\s+|\band\s+)(?:(?:i|i['’]ve|ive|also|and)\s+)*"
    rf"(?:(?:did|done|took|taken|have|had|completed|attended|passed|finished|got)\s+)?(?:(?:an?|the|my)\s+)?{_GIVEN}"
    rf"(?P<name>(?:{_NOT_IN_NAME}[A-Za-z][\w&'’/-]*\s+){{1,4}}(?:training|course|awareness|refresher|level\s+\d))"
    rf"(?=\s*[,(]?\s*(?:(?:back\s+)?in\s+)?\u2400+\)?\s*(?:$|[,;.]|\sand\b))",
    re.IGNORECASE,
)
"""A course or a level with its year, and nothing else said of it: "rope access level 1, 2019" (dates are masked)."""
_AS_A = re.compile(r"\s+as\s+(?:an?\s+)?[^\W\d_]", re.IGNORECASE)
"""What tells of which trade a certificate is: its name stands behind these words."""
_CERTIFICATE_IN = re.compile(
    rf"\b{_HEAD}\s+(?:(?:in|for)|as(?:\s+an?)?)\s+"
    rf"(?P<name>[A-Za-z][\w+&'’/-]*(?:\s+(?:and\s+)?{_NOT_IN_NAME}[A-Za-z0-9][\w+&'’/-]*){{0,4}}(?:\s\((?-i:[A-Z]){{2,6}}\))?)",
    re.IGNORECASE,
)

_LANGUAGES = (
    "English Spanish French German Italian Portuguese Polish Russian Ukrainian Romanian Hungarian Czech Slovak "
    "Bulgarian "
    "Serbian Croatian Bosnian Slovenian Albanian Greek Turkish Arabic Hebrew Persian Farsi Dari Pashto Urdu "
    "Hindi Punjabi "
    "Bengali Gujarati Tamil Telugu Malayalam Kannada Marathi Nepali Sinhala Mandarin Cantonese Chinese Japanese Korean "
    "Vietnamese Thai Lao Khmer Burmese Tagalog Filipino Indonesian Malay Swahili Amharic Tigrinya Somali "
    "Yoruba Igbo Hausa "
    "Zulu Xhosa Afrikaans Dutch Flemish Swedish Norwegian Danish Finnish Icelandic Estonian Latvian Lithuanian Catalan "
    "Basque Galician Welsh Irish Gaelic Creole Patois Twi Wolof Lingala Kurdish Armenian Georgian Azerbaijani "
    "Kazakh Uzbek "
    "Mongolian ASL BSL Esperanto Latin Hmong Quechua "
    "Shona Ndebele Sesotho Sotho Setswana Tswana Tshivenda Xitsonga siSwati Swazi Chichewa Chewa Nyanja Bemba Kikuyu "
    "Luo Luganda Kinyarwanda Kirundi Oromo Fulani Fula Mandinka Bambara Akan Fante Krio Malagasy Dinka Nuer Acholi "
    "Maltese Luxembourgish Macedonian Montenegrin Belarusian Moldovan Yiddish Frisian Breton Occitan Faroese Assamese "
    "Odia Oriya Konkani Sindhi Kashmiri Bhojpuri Maithili Sanskrit Dzongkha Tibetan Uyghur Tajik Turkmen Kyrgyz "
    "Tatar Chechen Rohingya Javanese Sundanese Balinese Cebuano Bisaya Visayan Ilocano Hiligaynon Ilonggo "
    "Kapampangan Hokkien Teochew Hakka Shanghainese Taiwanese Fijian Samoan Tongan Maori Hawaiian Papiamento "
    "Guarani Aymara Nahuatl Mayan Navajo Cherokee Ojibwe Cree Inuktitut Auslan Pidgin Patwa Kurmanji Sorani "
    "Aramaic Assyrian Chaldean"
)
_LANGUAGE = (
    rf"(?:american sign language|british sign language|sign language|haitian creole|mandarin chinese|"
    rf"{'|'.join(_LANGUAGES.split())})"
)
LEVEL = (
    r"(?:mother[\s-]+tongue|first\s+language|(?:near[\s-]+)?native(?:\s+(?:speaker|level))?|bilingual|"
    r"(?:pretty\s+|nearly\s+|almost\s+|completely\s+|fully\s+)?fluent(?:ly)?|natively|proficient|conversational|"
    r"(?:full\s+|limited\s+)?(?:business|working|professional)(?:\s+working)?(?:\s+(?:level|proficiency|fluent))?|"
    r"(?:(?:upper|lower)[\s-]+)?intermediate|advanced|beginner|elementary|[ABC][12][+-]?|"
    r"(?:just\s+|only\s+)?(?:the\s+)?basics?|"
    r"(?:just\s+|only\s+)?(?:an?\s+)?(?:little|lil|tiny|wee|bit)(?:\s+bit)?|a\s+few\s+words|some|"
    r"so[\s-]+so|(?:(?:very|pretty|quite|really|not\s+so|not\s+very)\s+)?(?:good|well|decent|okay|ok|rusty|limited|poor|"
    r"excellent|perfect|great|strong|fair)|perfectly|school\s+level|heritage(?:\s+speaker)?)"
)
"""How well somebody speaks a language, in the words people use."""
_LANGUAGE_MENTION = re.compile(
    rf"(?:(?P<before>\b{LEVEL})\s+(?:in\s+|at\s+|of\s+|speaker\s+of\s+|"
    rf"with\s+)?(?:both\s+)?)?\b(?P<language>{_LANGUAGE})\b"
    rf"(?:\s*[(:,–-]*\s*(?:is\s+|at\s+)?(?:my\s+)?(?P<after>{LEVEL})\b(?!\s+(?:{_LANGUAGE}|in\b|at\b)))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A degree, certificate or language where the text names it; `fluency` is the span of how well."""

    start: int
    end: int
    value: str
    fluency: tuple[int, int] | None = None
    named: bool = True
    """Of a certificate: it is one by its own name or head word, not only "certified" before a trade."""


def find_degrees(text: str) -> tuple[Mention, ...]:
    """Kinds of study ("BSc", "bachelor's degree", "high school diploma", "NVQ level 3"), left to right."""
    found = []
    for match in _DEGREE.finditer(text):
        words = match[0].rstrip()
        flat = words.lower().replace(".", "")
        if flat in _AMBIGUOUS_DEGREE and not (words.isupper() or re.match(r"\s+(?:in|from|of)\s", text[match.end() :])):
            continue
        if flat in {"ma", "ms", "bs"} and re.search(r"\b[A-Z][a-z]+,\s*$", text[: match.start()]):
            continue  # "Boston, MA"
        if (
            words.endswith(".")
            and words.count(".") == 1
            and not text[match.start() + len(words) :].lstrip()[:1].islower()
        ):
            words = words[:-1]
        found.append(Mention(match.start(), match.start() + len(words), words))
    return tuple(found)


def find_certificates(text: str) -> tuple[Mention, ...]:
    """Certificates, licences and cards, known ones by name and others by their head word, without overlaps."""
    found = [Mention(match.start(), match.end(), match[0]) for match in _CARD.finditer(text)]
    for match in _KNOWN.finditer(text):
        if match[0].lower() in _KNOWN_CASED and not match[0].isupper():
            continue
        _add(found, text, match.start(), match.end())
    for match in _CERTIFICATE_IN.finditer(text):
        _add(found, text, *match.span("name"))
    for match in _GENERIC.finditer(text):
        _add(found, text, *match.span())
    for match in _COURSE.finditer(text):
        _add(found, text, *match.span("name"))
    for match in _CERTIFIED.finditer(text):
        if match["before"]:
            _add(found, text, match.start("before"), match.start("before") + len(match["before"].rstrip()))
        elif match["after"]:
            _add(found, text, *match.span("name"))
        else:
            _add(found, text, match.start(), match.end("name"), named=False)
    found = [mention for mention in found if not _AS_A.match(text, mention.end)]
    return tuple(_joined(text, sorted(found, key=lambda mention: mention.start)))


def _joined(text: str, found: list[Mention]) -> list[Mention]:
    """What "with" or "for" joins is one: "CDL with passenger and bus endorsements", "CPR for pets certificate"."""
    joined: list[Mention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if last and last.named and mention.named and _WITH.fullmatch(text[last.end : mention.start]):
            joined[-1] = Mention(last.start, mention.end, text[last.start : mention.end])
        else:
            joined.append(mention)
    return joined


def _add(found: list[Mention], text: str, start: int, end: int, *, named: bool = True) -> None:
    """Keep a mention; one that holds an earlier, shorter one replaces it."""
    inside = [other for other in found if other.start < end and start < other.end]
    if inside and not all(start <= other.start and other.end <= end for other in inside):
        return
    if len(inside) > 1:
        return
    found[:] = [other for other in found if other not in inside]
    found.append(Mention(start, end, text[start:end], named=named))


def find_languages(text: str) -> tuple[Mention, ...]:
    """Names of spoken languages with how well they are spoken, if said next to them."""
    found = []
    for match in _LANGUAGE_MENTION.finditer(text):
        side = "after" if match["after"] else "before" if match["before"] else None
        found.append(Mention(*match.span("language"), match["language"], match.span(side) if side else None))
    return tuple(found)
