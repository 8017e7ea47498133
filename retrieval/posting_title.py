"""Finds the job's title, the employer and the place in a posting. Knows phrasing, not a list of jobs or towns."""

from __future__ import annotations

import re

from retrieval.posting_blocks import part_of_heading

_ROLE_WORDS = (
    r"nurse|chef|cook|clerk|aide|guard|host|hostess|hand|tech|lead|head|intern|trainee|apprentice|operative|representative|rep|executive|attendant|assistant|associate|consultant|accountant|agent|specialist|analyst"
    r"|coordinator|co-ordinator|advisor|adviser|officer|secretary|pilot|doctor|surgeon|dentist|vet|physician|therapist|pharmacist|scientist|architect|artist|stylist|receptionist|journalist|machinist|mechanic|electrician"
    r"|technician|beautician|librarian|custodian|guardian|musician|physio|coach|model|judge|paralegal|steward|stewardess|barista|sommelier|nanny|au pair|childminder|keyworker|mate|labou?rer|fitter|foreman|superintendent|supervisor"
    r"|partner|principal|director|president|professor|fellow|postdoc|tutor|expert|evangelist|advocate|solicitor|attorney|lawyer|counsel|scrum master|product owner|cleaner|porter|picker|packer|person|people|man|woman|staff|crew|help|helper|worker|courier|chauffeur|conductor|butcher|baker|tailor|mason|joiner|sales|developer|designer|engineer|manager|teacher|driver|welder"
)
ROLE = re.compile(rf"\b(?:{_ROLE_WORDS}|[a-z]{{3,}}(?:eer|ist|ician|smith|wright|maker|keeper|worker)|[a-z]{{4,}}(?<!oth)(?<!und)(?<!wint)(?<!summ)(?<!ev)(?<!aft)(?<!wat)(?<!numb)(?<!memb)(?<!ord)(?<!off)(?<!lett)(?<!cent)(?<!corn)(?<!pap)(?:er|or))s?\b", re.IGNORECASE)
_LABEL = re.compile(r"^\W*(?:job title|job role|position(?: title)?|role(?: title)?|title|vacancy|post(?: title)?|job|职位|岗位|招聘职位|招聘岗位|招聘)\s*[:：]\s*(.{2,90})$", re.IGNORECASE | re.MULTILINE)
_COMPANY_LABEL = re.compile(r"^\W*(?:company|employer|organi[sz]ation|client|公司)\s*[:：]\s*(.{2,80})$", re.IGNORECASE | re.MULTILINE)
_PLACE_LABEL = re.compile(r"^\W*(?:location|where|place of work|based(?: in)?|city|地点|工作地点)\s*[:：]\s*(.{2,80})$", re.IGNORECASE | re.MULTILINE)
_COUNT = r"(?:an?|one|two|three|four|five|six|several|some|another|our (?:new|next)|experienced|additional|\d+|the)\s+"
_STOP = (
    r"(?=\s+(?:to|who|that|with|for|at|in|on|based|because|and will|as we|so|within|across|whose|of|from|near|is|needed|wanted|required|starting|full[- ]time|part[- ]time|by)\b|\s*[,.:;!?(\n–—|]|\s-\s|$)"
)
_NAME = r"([A-Za-z][\w&/+#.'’-]*(?:\s+[\w&/+#.'’()-]+){0,6}?)"
_SOUGHT = re.compile(
    rf"(?:looking for|looking to (?:hire|recruit)|hiring|seeking|seeks|recruiting(?: for)?|in need of|searching for|needs?|wants?|want|adding|after|take on|appoint|on the lookout for|opening for|vacancy for|position (?:of|as|for)|role (?:of|as)|post of|join (?:us|our [\w ]{{2,25}}|the team) as|work as|employ)\s+(?:now[:!]?\s+)?(?:{_COUNT})?{_NAME}{_STOP}",
    re.IGNORECASE,
)
_HIRING = re.compile(r"^\W*(?:now hiring|we(?:'|’)re hiring|hiring(?: now)?|help wanted|wanted|urgent|job (?:opening|offer|opportunity|advert|ad|posting)|vacancy|join our team|招聘)\s*[:!：–—-]\s*(.{2,80})$", re.IGNORECASE | re.MULTILINE)
_WANTED = re.compile(rf"(?:^|[.!\n]\s*)(?:{_COUNT})?{_NAME}\s+(?:urgently )?(?:wanted|needed|required|sought)\b", re.IGNORECASE)
_ADJECTIVES = re.compile(r"^(?:(?:experienced|reliable|hard-?working|friendly|enthusiastic|motivated|talented|passionate|skilled|dedicated|dynamic|urgent(?:ly)?|great|good|new|full[- ]time|part[- ]time|permanent|temporary|seasonal|qualified|an?|the|our|another|additional|two|three|four|five|\d+)\s+)+", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:[|•·@,]|\s[-–—]\s?|\s?[–—]\s|\bat (?=[A-Z])|\bwith (?=[A-Z])|\bfor (?=[A-Z])|\bin (?=[A-Z])|[£$€]|\d+[./]?\d* ?(?:k|hrs?|hours|per)\b|\bref(?:erence)?\b[.: ]).*$"
)
_NOISE = re.compile(r"\b(?:we|our|us|you|your|opportunit|apply|welcome|about|equal|benefits?|salary|hello|thanks|today|posted|ignore|instructions)\b", re.IGNORECASE)
_COMPANY = (
    re.compile(r"\b(?:About|Join|Welcome to|Life at|Working at|Why)\s+((?:[A-Z0-9][\w&'’.-]*)(?:\s+(?:&|of|the|and|[A-Z0-9][\w&'’.-]*)){0,5})"),
    re.compile(
        r"(?:^|[.!\n]\s*)((?:The\s+)?[A-Z][\w&'’-]*(?:\s+(?:&|of|and|the|[A-Z0-9][\w&'’-]*)){0,5})\s+(?:is|are|has|have|was|needs?|wants?|seeks?|builds?|makes?|runs?|operates?|provides?|serves?|delivers?|looks after|supplies|employs?|staffs|stores?|sells?|grows?|looks|keeps?|cares|manages|works|helps?|began|opened|moves|teaches|publishes|cleans|owns)\b"
    ),
    re.compile(r"\b(?:at|for|with|by|join)\s+((?:[A-Z][\w&'’-]*)(?:\s+(?:&|of|and|[A-Z][\w&'’-]*)){0,5})"),
)  # fmt: skip
_NO_COMPANY = frozenset("we our you your the this it there what who how why if us about job role full part please all no must experience essential desirable apply monday sunday a an".split())
_PLACE = re.compile(
    r"\b([A-Z][\w'’.-]+(?:[ -](?:[a-z]{2,5}[ -])?[A-Z][\w'’.-]+){0,3},\s(?:[A-Z]{2}\b|UK|USA|Ireland|Scotland|Wales|England|Canada|Australia|New Zealand|Germany|France|India|Singapore|Spain|Italy|Netherlands|[A-Z][a-z]{3,}shire|[A-Z][a-z]+(?= \(|\.|$|\n)))"
)
_BASED = re.compile(r"\b(?:based in|located in|office in|site in|depot in|in|near)\s+(?:central |north |south |east |west |downtown )?([A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+){0,2}(?:,\s[A-Z][\w]+(?: [A-Z]\w+)?)?)")


def find_title(text: str) -> str:
    """The title as the posting words it, without pay, place or employer; "" if there is none."""
    lines = [line.strip(" \t*_#=•-") for line in text.splitlines() if line.strip()]
    if not lines:
        return ""
    if match := _LABEL.search(text):
        return _clean(match.group(1))
    if match := _HIRING.search(text):
        return _clean(match.group(1))
    first = lines[0]
    if _looks_like_title(first):
        return _clean(first)
    for rule in (_WANTED, _SOUGHT):
        for match in rule.finditer(text):
            title = _clean(match.group(1))
            if ROLE.search(title) and not _NOISE.search(title):
                return title
    for line in lines[1:4]:
        if _looks_like_title(line) and len(line.split()) <= 9:
            return _clean(line)
    head = re.split(r"[.,:;!–—|]|\s-\s", first, maxsplit=1)[0]
    return _clean(head) if ROLE.search(head) and len(head.split()) <= 8 and not _NOISE.search(head) else ""


def _looks_like_title(line: str) -> bool:
    head = _clean(line)
    return (
        0 < len(head.split()) <= 9
        and len(line) <= 130
        and not line.rstrip().endswith((".", "?", "!", ":"))
        and bool(ROLE.search(head))
        and not _NOISE.search(head)
        and not re.search(r"\b(?:wanted|needed|required|hiring|seeking|is|are|has|looking)\b", head, re.IGNORECASE)
        and part_of_heading(head) not in {"must", "nice"}
    )


def _clean(title: str) -> str:
    title = title.strip(" \t*_#=•\"“”'.!")
    cut = _TAIL.sub("", title)
    cut = cut if ROLE.search(cut) or not ROLE.search(title) else title
    cut = _ADJECTIVES.sub("", cut.strip(" ,:;-–—"))
    if cut.count("(") > cut.count(")"):
        cut = cut.rpartition("(")[0]
    return re.sub(r"\s+(?:wanted|needed|required|sought)$", "", cut.strip(), flags=re.IGNORECASE).strip(" ,:;-–—")


def find_company(text: str) -> str:
    """The employer as the posting writes it; "" if it does not say."""
    if match := _COMPANY_LABEL.search(text):
        return match.group(1).strip()
    names: dict[str, int] = {}
    for weight, rule in zip((3, 2, 1), _COMPANY, strict=True):
        for match in rule.finditer(text):
            name = match.group(1).strip(" .,'’")
            name = re.sub(r"(?:'|’)s$|\s+(?:and|of|the|&)$", "", name)
            if name.casefold().split()[0] in _NO_COMPANY or (ROLE.search(name) and len(name.split()) == 1) or len(name) < 3:
                continue
            names[name] = names.get(name, 0) + weight * (2 if len(name.split()) > 1 else 1)
    if not names:
        return ""
    return max(names, key=lambda name: names[name] + sum(other in name or name in other for other in names))


def find_place(text: str) -> str:
    """The place of work as the posting writes it; "" if it does not say."""
    if match := _PLACE_LABEL.search(text):
        return match.group(1).strip(" .")
    if match := _PLACE.search(text):
        return match.group(1)
    match = _BASED.search(text)
    return match.group(1) if match else ""
