"""Finds the job's title, the employer and the place in a posting. Knows phrasing, not a list of jobs or towns."""

from __future__ import annotations

import re

from retrieval.posting_blocks import part_of_heading
from retrieval.skills import canonical

_ROLE_WORDS = (
    r"nurse|paramedic|practitioner|midwife|hygienist|lecturer|carer|chef|cook|clerk|aide|guard|host|"
    r"hostess|hand|tech|lead|head|intern|trainee|apprentice|"
    r"operative|representative|rep|executive|attendant|assistant|associate|consultant|accountant|"
    r"agent|specialist|analyst"
    r"|coordinator|co-ordinator|advisor|adviser|officer|secretary|pilot|doctor|surgeon|dentist|vet|"
    r"physician|therapist|pharmacist|scientist|architect|artist|stylist|receptionist|journalist|"
    r"machinist|mechanic|electrician"
    r"|technician|beautician|librarian|custodian|guardian|musician|physio|coach|model|judge|paralegal|"
    r"steward|stewardess|barista|sommelier|nanny|au pair|childminder|keyworker|mate|labou?rer|fitter|"
    r"foreman|superintendent|supervisor"
    r"|partner|principal|director|president|professor|fellow|postdoc|tutor|expert|evangelist|advocate|"
    r"solicitor|attorney|lawyer|counsel|scrum master|product owner|cleaner|porter|picker|packer|"
    r"person|people|man|woman|staff|crew|help|helper|worker|courier|chauffeur|conductor|butcher|baker|"
    r"tailor|mason|joiner|sales|developer|designer|engineer|manager|teacher|driver|welder"
)
_NO_ROLE = (
    r"(?!(?:other|under|over|winter|summer|ever|never|after|water|number|member|order|offer|letter|"
    r"center|corner|paper|later|"
    r"larger?|smaller|better|longer|shorter|older|younger|higher|lower|per|her|together|rather|either|"
    r"whether|however|power|"
    r"computer|customer|consumer|dinner|quarter|semester|cover|river|timber|rubber|copper|silver|"
    r"tower|shower|error|floor|"
    r"door|poor|motor|sector|factor|colou?r|favou?r|hono(?:u)?r|labor|minor|major|junior|senior|"
    r"interior|exterior|outdoor|"
    r"indoor|prior|christmas|september|october|november|december|user|server room|answer|career|\w+cester|\w+minster|"
    r"manchester|chester|former|further|farther|proper|super|upper|inner|outer|layer|finger|shoulder|border|matter|"
    r"chapter|master|monitor|tractor|refer|prefer|enter|deliver|discover|consider|remember|wonder)s?\b)"
)
ROLE = re.compile(
    rf"\b(?:{_ROLE_WORDS}|[a-z]{{3,}}(?:eer|ist|ician|smith|wright|maker|keeper|worker)|"
    rf"[a-z]{{4,}}ian|{_NO_ROLE}[a-z]{{3,}}(?:er|or))s?\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[^\w\n]*(?:job title|job role|position(?: title)?|role(?: title)?|title|vacancy|post(?: title)?|job|"
    r"职位|岗位|招聘职位|招聘岗位|招聘)\s*[:：]\s*(.{2,90})$",
    re.IGNORECASE | re.MULTILINE,
)
_COMPANY_LABEL = re.compile(
    r"^[^\w\n]*(?:company|employer|organi[sz]ation|client|公司)\s*[:：]\s*(.{2,80})$", re.IGNORECASE | re.MULTILINE
)
_PLACE_LABEL = re.compile(
    r"^[^\w\n]*(?:location|where|place of work|based(?: in)?|city|地点|工作地点)\s*[:：]\s*(.{2,80})$",
    re.IGNORECASE | re.MULTILINE,
)
_COUNT = (
    r"(?:an?|one|two|three|four|five|six|several|some|another|our (?:new|next)|experienced|additional|"
    r"\d+|the)\s+"
)
_STOP = (
    r"(?=\s+(?:to|who|that|with|for|at|in|on|based|because|and will|as we|so|within|across|whose|of|"
    r"from|near|is|needed|wanted|required|starting|full[- ]time|part[- ]time|by|before|after|during|"
    r"following|over|this|next|as|available|immediately|here|like|you|we|under|alongside|or (?:two|"
    r"more))\b|\s*[,.:;!?(\n–—|]|\s-\s|$)"
)
_NAME = r"([A-Za-z][\w&/+#.'’-]*(?:\s+[\w&/+#.'’()-]+){0,6}?)"
_SOUGHT = re.compile(
    rf"(?:looking for|looking to (?:hire|recruit)|hiring|seeking|seeks|recruiting(?: for)?|in need of|"
    rf"searching for|needs?|wants?|want|adding|after|take on|appoint|on the lookout for|opening for|"
    rf"openings for|(?:vacancy|vacancies)(?: has arisen| available)? for|position (?:of|as|for)|"
    rf"role (?:of|as)|post of|join (?:us|our [\w ]{{2,25}}|the team) as|work as|"
    rf"employ)\s+(?:now[:!]?\s+)?(?:{_COUNT})?{_NAME}{_STOP}",
    re.IGNORECASE,
)
_HIRING = re.compile(
    r"^[^\w\n]*(?:now hiring(?! [a-z])|we(?:'|’)re hiring|hiring(?: now)?|help wanted|wanted|urgent|"
    r"job (?:opening|offer|opportunity|advert|ad|posting)|vacancy|join our team|"
    r"招聘)\s*[:!：–—-]\s*(.{2,80})$",
    re.IGNORECASE | re.MULTILINE,
)
_SPOKEN_OF = re.compile(
    rf"(?:\b(?:As|as)\s+(?:an?\s+|our\s+|the\s+)?{_NAME}(?=,?\s+you\b|,\s)|(?:^|"
    rf"[.\n]\s*)The\s+{_NAME}\s+(?:is responsible|works?|will|reports|leads|supports|provides|performs|"
    rf"ensures|oversees|manages|assists|coordinates|plans)\b|"
    r"(?:^|[.\n]\s*)The\s+((?:[A-Z][\w/&-]*\s(?:and\s)?){0,5}[A-Z][\w-]+)\s+[a-z]+s\b)"
)
_ROLE_PHRASE = re.compile(
    rf"\b(?P<which>an?|another|one|our|the|this|as)\s+(?P<title>(?:(?!(?:as|an?|the|for|to|of|in|on|at|"
    rf"with|by|who|that|and|or|is|are|was|our|your|we|you|looking|here|"
    rf"from)\s)[\w/&+#'’-]+\s+){{0,4}}?(?:[\w-]*/\s?)?(?:{_ROLE_WORDS}|administrator|editor|writer|"
    rf"photographer|bookkeeper|caretaker|programmer|cashier|buyer|planner|trainer|carer|server|waiter|"
    rf"operator|carpenter|plumber|roofer|gardener|groomer|grower|setter|turner|trainer|assessor|"
    rf"instructor|investigator|paramedic|practitioner|coder|interpreter|midwife|hygienist|librarian|"
    rf"firefighter|organi[sz]er|"
    rf"inspector|lecturer|counsellor|counselor|optician|[a-z]{{3,}}(?:eer|"
    rf"ician|smith|wright|maker|keeper|worker)))\b(?:\s+(?:in|of)\s+charge)?",
    re.IGNORECASE,
)
_SEEKING = re.compile(
    r"\b(?:looking|need|needs|want|wants|hiring|hire|seek\w*|require|requires|recruit\w*|after|"
    r"opening|vacancy|like|love|adding|join\w*|appoint\w*|role|position|post|job|become|as an?|"
    r"another|invite\w*|welcome)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:report(?:s|ing)? (?:directly )?to|alongside|supporting|support|with|assist\w*|under|from|"
    r"by|to|ask for|beside|behind|between)\s+\W?$",
    re.IGNORECASE,
)
_WANTED = re.compile(
    rf"(?:^|[.!\n]\s*)(?:{_COUNT})?{_NAME}\s+(?:urgently )?(?:wanted|needed|required|sought)\b"
    rf"|^[^\w\n]*(?:wanted|needed|required)(?:\s+for\s+[\w ]+|\s+now)?\s*:\s*{_NAME}{_STOP}",
    re.IGNORECASE | re.MULTILINE,
)
_ADJECTIVES = re.compile(
    r"^(?:(?:experienced|reliable|hard-?working|friendly|enthusiastic|motivated|talented|passionate|"
    r"skilled|dedicated|dynamic|urgent(?:ly)?|great|good|new|switched-on|in-house|next|current|"
    r"full[- ]time|part[- ]time|permanent|temporary|seasonal|qualified|an?|the|our|another|additional|"
    r"two|three|four|five|\d+)\s+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:[|•·@,]|\s[-–—]\s?|\s?[–—]\s|\bat (?=[A-Z])|\bwith (?=[A-Z])|\bfor (?=[A-Z])|"
    r"\bin (?=[A-Z])|[£$€]|\d+[./]?\d* ?(?:k|hrs?|hours|per)\b|\bref(?:erence)?\b[.: ]).*$"
)
_NOISE = re.compile(
    r"\b(?:together|however|whether|either|number|another|other|rather|later|earlier|never|ever|over|"
    r"under|after|order|offer|member|customer|together|person|people|we|our|us|you|your|opportunit|"
    r"apply|welcome|about|equal|benefits?|salary|hello|thanks|today|posted|ignore|instructions)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:be|who|places|keeping|(?:and|or) (?:an?|the|two|three|four)|is|are|has|have|seeks?|"
    r"hosts?(?= \d)|was|were|will|can|must|looking|seeking|hiring|needs?|"
    r"wants?|grows|makes|runs|sells|began|said)\b"
)
_COMPANY = (
    re.compile(
    r"\b(?:About|Join|Welcome to|Life at|Working at|Why)\s+((?:[A-Z0-9][\w&'’.-]*)(?:[ ](?:&|of|the|"
    r"and|[A-Z0-9][\w&'’.-]*)){0,5})"),
    re.compile(
        r"(?:^|[.!\n]\s*)((?:The[ ])?[A-Z][\w&'’-]*(?:[ ](?:&|of|and|the|"
    r"[A-Z0-9][\w&'’-]*)){0,5})\s+(?:is|are|has|have|was|needs?|wants?|seeks?|builds?|makes?|runs?|"
    r"operates?|provides?|serves?|delivers?|looks after|supplies|employs?|staffs|stores?|sells?|"
    r"grows?|looks|keeps?|cares|manages|works|helps?|began|opened|moves|teaches|publishes|cleans|"
    r"owns)\b"
    ),
    re.compile(r"\b(?:at|for|with|by|join)\s+((?:[A-Z][\w&'’-]*)(?:[ ](?:&|of|and|[A-Z][\w&'’-]*)){0,5})"),
)  # fmt: skip
_NO_COMPANY = frozenset(
    "we our you your the this it there what who how why if us about job role full part please all no "
    "must experience essential desirable apply monday tuesday wednesday thursday friday saturday "
    "sunday a an and or in on at with for to as most some many every each any other knowledge hours "
    "training work current previous good strong able ability valid two three four five six one april "
    "may june july august september october november december january february march but so".split()
)
_PLACE = re.compile(
    r"\b([A-Z][\w'’.]{1,20}(?:[ -](?:[a-z]{2,5}[ -])?[A-Z][\w'’.]{1,20}){0,3},\s(?:[A-Z]{2}\b|UK|USA|Ireland|"
    r"Scotland|Wales|England|Canada|Australia|New Zealand|Germany|France|India|Singapore|Spain|Italy|"
    r"Netherlands|[A-Z][a-z]{3,}shire|[A-Z][a-z]+(?= \(|\.|$|\n)))"
)
_BASED = re.compile(
    r"\b(?:based in|located in|office in|site in|depot in|in|near)\s+(?:central |north |south |east |"
    r"west |downtown )?([A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+){0,2}(?:,\s[A-Z][\w]+(?: [A-Z]\w+)?)?)"
)


SURE = 1.3
"""From this weight on a name is taken for the employer's; a wrong name is worse than none."""


def find_title(text: str) -> str:
    """The title as the posting words it, without pay, place or employer; "" if there is none."""
    lines = [line.strip(" \t*_#=•-") for line in text.splitlines() if line.strip()]
    if not lines:
        return ""
    for label in (_LABEL, _HIRING):
        if match := label.search(text):
            return _clean(match.group(1))
    if title := _title_in(lines[0]):
        return title
    if match := _WANTED.search(text):
        title = _clean(match.group(1) or match.group(2))
        if _ends_in_role(title) and not _NOISE.search(title):
            return title
    near = next((title for line in lines[1:3] if len(line.split()) <= 8 and (title := _title_in(line))), "")
    return near or _most_spoken_of(text)


def _most_spoken_of(text: str) -> str:
    """The job that running prose is about: the role named after words of seeking, with capitals, early, or of "you"."""
    weights: dict[str, float] = {}
    for rule in (_SOUGHT, _SPOKEN_OF):
        for match in rule.finditer(text):
            title = _clean(next(group for group in match.groups() if group))
            if _ends_in_role(title) and not _NOISE.search(title) and not _VERB.search(title):
                weights[title] = weights.get(title, 0) + 3 - match.start() / 2000
    for match in _ROLE_PHRASE.finditer(text):
        title = _clean(match.group("title"))
        before = text[max(0, match.start() - 70) : match.start() + 1]
        if not title or _NOISE.search(title) or _VERB.search(title) or _BESIDE.search(before):
            continue
        seeking = bool(_SEEKING.search(re.split(r"[.!?]\s", before)[-1]))
        named = len(title.split()) > 1 and all(word[0].isupper() for word in re.findall(r"[A-Za-z]{3,}", title))
        own = match.group("which").casefold() in {"a", "an", "another", "one"}
        weight = 2.5 * seeking + 1.5 * named + 0.4 * own + 0.3 * (len(title.split()) > 1) - match.start() / 2000
        weights[title] = weights.get(title, 0) + weight
    best = max(weights, key=lambda title: weights[title], default="")
    if not best or weights[best] < 0.5:
        return ""
    longer = [title for title in weights if title.casefold().endswith(" " + best.casefold()) and weights[title] > 0]
    return max(longer, key=lambda title: weights[title], default=best)


def _title_in(line: str) -> str:
    """The title that `line` begins with, or that stands in it after the employer's name."""
    if line.endswith("?"):
        return ""
    for part in re.split(r"\s+[-–—|•·@]+\s+|[–—|:;.!](?:\s|$)|,\s", line)[:3]:
        title = _clean(
            re.split(
                r"\s+(?:seeks?|is looking for|for|to|with|who|at|in|needed|wanted|required|sought)\s",
                f"{part} ",
                maxsplit=1,
            )[0]
        )
        if (
            0 < len(title.split()) <= 8
            and _ends_in_role(title)
            and not _NOISE.search(title)
            and not _VERB.search(title)
            and part_of_heading(title) not in {"must", "nice"}
        ):
            return title
    return ""


def _ends_in_role(title: str) -> bool:
    """Is the last word a job's name ("Cook II", "Director of Operations", "Nurse (nights)")?"""
    core = re.sub(r"\s*\([^)]*\)|\s+of\s.+$|\s+(?:[IVX]+|\d+|x ?\d+|trainee|[A-Z])$", "", title).strip()
    last = re.search(r"[\w'’+#./-]+$", core)
    return bool(last and ROLE.search(last.group()))


def _clean(title: str) -> str:
    title = title.strip(" \t*_#=•\"“”'.!")
    cut = _TAIL.sub("", title)
    cut = cut if ROLE.search(cut) or not ROLE.search(title) else title
    cut = re.sub(r"\s*\((?:[mwfdx]\s*/\s*[mwfdx/ ]+|all genders|\d[^)]*)\)", "", cut)
    cut = _ADJECTIVES.sub("", cut.strip(" ,:;-–—"))
    if cut.count("(") > cut.count(")"):
        cut = cut.rpartition("(")[0]
    return re.sub(r"\s+(?:wanted|needed|required|sought)$", "", cut.strip(), flags=re.IGNORECASE).strip(" ,:;-–—")


def find_company(text: str) -> str:
    """The employer as the posting writes it; "" if it does not say."""
    if match := _COMPANY_LABEL.search(text):
        return match.group(1).strip()
    weights: dict[str, float] = {}
    for weight, rule in zip((3, 2, 1), _COMPANY, strict=True):
        for match in rule.finditer(text):
            name = re.sub(r"(?:'|’)s$|\s+(?:and|of|the|&)$", "", match.group(1).strip(" .,'’"))
            if _is_company(name):
                known = weights.get(name, min(2, text.count(name) - 1) - match.start(1) / 500)
                weights[name] = known + weight
    best = max(weights, key=lambda name: weights[name] + (" " in name), default="")
    return best if best and weights[best] + (" " in best) > SURE else ""


def _is_company(name: str) -> bool:
    """Could `name` be an employer's: no heading, job, skill or word that begins a sentence?"""
    first = re.split(r"\W", name.casefold())[0]
    alone = len(name.split()) == 1
    return not (
        len(name) < 3
        or first in _NO_COMPANY
        or part_of_heading(name) in {"must", "nice", "duty"}
        or (alone and (ROLE.search(name) or part_of_heading(name)))
        or canonical(name)
        or (name.isupper() and not alone)
    )


def find_place(text: str) -> str:
    """The place of work as the posting writes it; "" if it does not say."""
    if match := _PLACE_LABEL.search(text):
        return match.group(1).strip(" .")
    if match := _PLACE.search(text):
        return match.group(1)
    match = _BASED.search(text)
    return match.group(1) if match else ""
