"""Who wrote it, and for whom: leads before the first sentence, lines that hold nothing else, tails after the last one."""

import re
from collections.abc import Iterator

import msgspec

from tui.document.names import (
    CREDIT_WORDS,
    JOBS,
    ROLE_WORDS,
    is_job,
    is_outlet,
    is_person,
    is_place,
    is_rank,
    may_be_person,
    split_glued,
)
from tui.document.patterns import compiled

MAIL = compiled(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w.+-]{3,}@(?=\s|$)")

_BRACKETED = compiled(r"[\[(【〔［（<〈]\s*([^\[\](){}【】〔〕［］（）<>〈〉\n]{2,60}?)\s*[\])】〕］）>〉]")
_SEPARATORS = compiled(r"[\s·ㆍ・‧,/|&、]+")
_AFTER = compiled(r"\s*([^=|.\n]{2,60}?)\s*[=|]\s*")
_EQUALS = compiled(r"\s*=\s*")
_NAMED_AFTER = compiled(r"\s*([가-힣]{2,4}\s?[가-힣]{0,6}(?:기자|특파원|통신원))(?=\s|$)")
_BARE = compiled(
    r"(?:(?P<place>[가-힣A-Z][가-힣A-Za-z·,/ ]{0,11}?|글\s?[·/]\s?사진|글)\s?=\s?)?"
    r"(?P<people>[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4})*\s?(?:[가-힣]{0,6}(?:기자|특파원|통신원)))"
    r"(?:\s+(?P<mail>[\w.+-]+@[\w.-]+\w))?(?P<equals>\s*=)?(?=\s|$)"
)
_DESK = compiled(
    r"[\[(]?(?:[가-힣A-Za-z0-9]{1,12}\s)?[가-힣A-Za-z]{0,8}(?:편집부|편집국|뉴스부|뉴스룸|취재팀|뉴스팀|보도국|보도팀|디지털부|온라인팀|취재본부|콘텐츠팀)"
    r"(?:\s*[/|]?\s*[\w.+-]+@[\w.-]+)?[\])]?"
)
_AUTHOR = compiled(
    r"(?P<name>[가-힣]{2,4})[ /|](?:[가-힣A-Za-z0-9·()]{1,16}[ ·]){0,4}[가-힣]{0,8}"
    r"(?:교수|변호사|논설위원|칼럼니스트|평론가|시인|소설가|작가|박사|연구위원|전문의|교사|교장|전문위원|연구원장|편집인|주필)"
)
_WITH_ACCOUNT = compiled(r"(?P<name>[가-힣]{2,4})\([a-z][a-z0-9_.-]{2,20}\)")
_RIGHTS = compiled(r"\s*[ⓒ©]\s?(?P<outlet>[가-힣A-Za-z0-9]{2,14})$")
_MARKS = "◇◆■□●○▲△▶▷※☞/ "
_FOREIGN_PLACE = compiled(r"[가-힣A-Za-z·,/ ]{1,12}")  # a place that no list holds
_UNKNOWN = compiled("[가-힣A-Za-z][가-힣A-Za-z0-9]{1,7}")
_PARTICLE = compiled("[은는을를의에로과와도만된한던]$")
_HAS_DESK = compiled("부|국|룸|팀")
_HAS_JOB = compiled(JOBS)
_SIGN_OFF = compiled(
    r"(?:[가-힣A-Za-z ]{1,20}에서,?\s)?(?:지금까지\s)?(?:[가-힣A-Za-z ]{1,20}에서,?\s)?"
    r"(?P<outlet>VOA|RFA|KBS|MBC|SBS|YTN|MBN|JTBC|OBS|EBS|TV조선|채널A|연합뉴스TV|[가-힣A-Z]{2,8}(?:방송|TV))\s?(?:뉴스\s?)?"
    r"(?P<name>[가-힣]{2,4}?)(?:이었습니다|였습니다|입니다)\.?"
    r"(?:\s?[\[(]?[\w.+-]+@[\w.-]+[\])]?)?"
)
_INTRODUCED = compiled(
    r"(?<![가-힣])(?P<name>[가-힣]{2,4}) (?:[가-힣]{0,4})(?:기자|특파원)"
    r"(?:와 함께|[를가] (?:취재|보도|전해|전합|알아|연결|만나|살펴|정리|단독)|의 (?:보도|단독|취재)|입니다)"
)


class Byline(msgspec.Struct, frozen=True):
    """What a byline says, and how many characters of the line it takes up."""

    outlet: str | None
    reporters: tuple[str, ...]
    length: int


def lead_byline(line: str) -> Byline | None:
    """The byline before the first sentence of `line` (`[서울=뉴시스] 이름 기자 =`), None where there is none.

    `length` reaches to the first character of the sentence. A line that holds a byline only is no lead.
    """
    found = _bracketed_lead(line) if line[0] in "[(【〔［（<〈" else _bare_lead(line)
    return found if found and found.length < len(line) else None


def whole_line_byline(line: str) -> Byline | None:
    """The byline that `line` consists of: names with their title, mail addresses, a desk. None for any other line."""
    if len(line) > 160:
        return None
    rights = _RIGHTS.search(line) if "ⓒ" in line or "©" in line else None
    found = _credit(line[: rights.start()] if rights else line)
    if found is None:
        return None
    return Byline(found.outlet or (rights["outlet"] if rights else None), found.reporters, len(line))


def _credit(line: str) -> Byline | None:
    if not line:
        return None
    if line[0] in "[(【〔［" and (lead := _bracketed_lead(line)) and lead.length == len(line):
        return lead
    if ("입니다" in line or "였습니다" in line) and (match := _SIGN_OFF.fullmatch(line)):
        return Byline(match["outlet"], (match["name"],), len(line))
    if (match := _WITH_ACCOUNT.fullmatch(line)) and is_person(match["name"]):
        return Byline(None, (match["name"],), len(line))
    if _HAS_DESK.search(line) and _DESK.fullmatch(line.lstrip(_MARKS)):
        return Byline(None, (), len(line))
    return _tokens_only(line)


def tail_byline(paragraph: str) -> Byline | None:
    """The byline glued to the end of a paragraph (`…했다. 이름 기자 mail`); `length` counts from the end."""
    if not paragraph[-1].isascii() and paragraph[-1] not in "자원부팀국인터】］）":
        return None
    begin = max(0, len(paragraph) - 110)
    if (
        "@" not in paragraph[begin:]
        and not _HAS_JOB.search(paragraph, begin)
        and not _HAS_DESK.search(paragraph, begin)
    ):
        return None
    for match in re.finditer(r"(?<=[.!?”\"’\])…])(?<!@)\s*(?=[^\s.])", paragraph[begin:]):
        rest = paragraph[begin + match.end() :]
        if begin + match.end() > 0 and len(rest) > 3 and (found := whole_line_byline(rest)):
            return Byline(found.outlet, found.reporters, len(rest))
    return None


def introduced_reporters(paragraph: str) -> tuple[str, ...]:
    """Reporters whom the lead of a broadcast introduces (`이름 기자와 함께 …`)."""
    return tuple(match["name"] for match in _INTRODUCED.finditer(paragraph) if is_person(match["name"]))


def reporter_names(text: str) -> tuple[str, ...]:
    """The names in a byline or in a `reporter` field: without titles, places and mail addresses, each once.

    A field that names nobody in the usual way (one word, a foreign name) is taken as it is.
    """
    _, right = _parted(MAIL.sub(" ", text))
    if _HAS_JOB.search(right):
        names = tuple(dict.fromkeys(_names(right)))
        if names:
            return names
    words = right.strip(" /|[]()")
    if not words or len(words) > 60:
        return ()
    first = words.split()[0]
    if is_person(first):
        return (first,)
    return () if is_job(first) or is_outlet(words) else (words,)


def _bracketed_lead(line: str) -> Byline | None:
    match = _BRACKETED.match(line)
    if match is None:
        return None
    end = match.end()
    inside = _inside(match[1]) or _agency(match[1], line[end : end + 70])
    if inside is None:
        return None
    outlet, names = inside
    if not names and "=" not in match[1] and (line[0] in "<〈" or not line[end : end + 1].isspace()):
        return None
    if (after := _AFTER.match(line, end)) and (people := _people(after[1])) is not None:
        names, end = (*names, *people), after.end()
    elif equals := _EQUALS.match(line, end):
        end = equals.end()
    elif (named := _NAMED_AFTER.match(line, end)) and (people := _people(named[1])):
        names, end = (*names, *people), named.end()
    while end < len(line) and line[end].isspace():
        end += 1
    return Byline(outlet, tuple(dict.fromkeys(names)), end)


def _agency(words: str, after: str) -> tuple[str, tuple[str, ...]] | None:
    """An outlet not known before in the form that only agencies use: `(place=outlet) name 기자 =`."""
    _, right = _parted(words)
    named = _AFTER.match(after)
    return (right, ()) if right and named and _people(named[1]) else None


def _bare_lead(line: str) -> Byline | None:
    match = _BARE.match(line)
    if match is None or not (match["place"] or match["equals"] or match["mail"]):
        return None
    place = (match["place"] or "").strip()
    if place and not match["equals"] and not (place.startswith("글") or all(map(is_place, _SEPARATORS.split(place)))):
        outlet = place if is_outlet(place) else None
        if outlet is None:
            return None
    else:
        outlet = place if is_outlet(place) else None
    people = _people(match["people"])
    if not people:
        return None
    end = match.end()
    while end < len(line) and line[end].isspace():
        end += 1
    return Byline(outlet, people, end)


def _inside(words: str) -> tuple[str | None, tuple[str, ...]] | None:
    """Outlet and reporters of what stands in the brackets of a lead."""
    words = MAIL.sub("", words).strip(" /|")
    left, right = _parted(words)
    if left:
        return _assignment(left, right)
    if is_outlet(words):
        return words, ()
    people = _people(words)
    if people is None:
        return None
    return (_outlet_before(words), people) if people else None


def _assignment(left: str, right: str) -> tuple[str | None, tuple[str, ...]] | None:
    """`A=B`: a place and an outlet, an outlet and reporters, or a place and reporters."""
    if left in CREDIT_WORDS:
        return None
    head = re.split(r"\s*[|,/]\s*", left)[0]
    outlet = None if all(is_place(token) or token in ROLE_WORDS for token in _SEPARATORS.split(left)) else head
    if is_outlet(right):
        return right, ()
    people = _people(right)
    if people:
        return outlet, people
    tokens = [token for token in _SEPARATORS.split(right) if token]
    if tokens and all(map(is_person, tokens)):
        return outlet, tuple(tokens)
    if outlet is None and re.fullmatch(r"[가-힣A-Za-z0-9& ]{2,12}", right):
        return right, ()
    return (outlet, ()) if is_outlet(head) and all(map(is_place, tokens)) else None


def _parted(words: str) -> tuple[str, str]:
    left, equals, right = words.partition("=")
    return (left.strip(), right.strip()) if equals else ("", words.strip())


def _outlet_before(words: str) -> str | None:
    """The outlet before the names: `[스포츠조선 이름 기자]`, `[스타뉴스 | 이름 기자]`, `(엑스포츠뉴스 place, 이름 기자)`."""
    found: list[str] = []
    for token in re.split(r"\s+|(?<=[|,/])|(?=[|,/])", words):
        if not token or token in "|,/":
            if found:
                break
            continue
        if is_person(token) or is_job(token) or split_glued(token) or is_place(token):
            break
        found.append(token)
    outlets = (" ".join(found[:length]) for length in range(len(found), 0, -1))
    return next(filter(is_outlet, outlets), None) or " ".join(found) or None


def _people(words: str) -> tuple[str, ...] | None:
    """The names of a byline in which at least one title stands; None where it holds other words than a byline does."""
    tokens = [token for token in _SEPARATORS.split(words) if token]
    if not any(is_job(token) or split_glued(token) for token in tokens) or len(tokens) > 16:
        return None
    if sum(not _is_byline_token(token, tokens[index + 1 : index + 2]) for index, token in enumerate(tokens)) > 1:
        return None
    return tuple(dict.fromkeys(_names(words)))


def _is_byline_token(token: str, following: list[str]) -> bool:
    return (
        is_job(token)
        or is_person(token)
        or is_place(token)
        or is_outlet(token)
        or split_glued(token) is not None
        or token in ROLE_WORDS
        or (bool(following) and is_job(following[0]) and (may_be_person(token) or is_rank(token)))
    )


def _names(words: str) -> Iterator[str]:
    tokens = [token for token in _SEPARATORS.split(words) if token]
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else ""
        if is_job(token) or token in ROLE_WORDS or (is_job(following) and is_rank(token)):
            continue
        if glued := split_glued(token):
            yield glued[0]
        elif is_job(following):
            if (
                re.fullmatch(r"[가-힣]{2,4}", token)
                and not is_outlet(token)
                and (is_person(token) or not is_place(token))
            ):
                yield token
        elif is_person(token) and len(token) > 2:
            yield token


def _tokens_only(line: str) -> Byline | None:
    if "@" not in line and not _HAS_JOB.search(line):
        return None
    bare = MAIL.sub(" ", line)
    has_mail = bare != line
    bare = re.sub(r"^[\s\[(【<|/▶☞■●*-]+|[\s\])】>|/.]+$", "", bare)
    left, right = _parted(bare)
    if not right:
        return Byline(None, (), len(line)) if has_mail else None
    tokens = [
        token for token in _SEPARATORS.split(f"{left} {right}") if token and not re.fullmatch(r"[=\[\]():]+", token)
    ]
    tokens = [token.strip("[]():") for token in tokens]
    titled = any(is_job(token) or split_glued(token) for token in tokens)
    if len(tokens) > 14 or not (titled or has_mail):
        return None
    unknown = [i for i, token in enumerate(tokens) if not _is_byline_token(token, tokens[i + 1 : i + 2])]
    agency = None
    if unknown and not (titled and left and _is_place_before(left, tokens, unknown)):
        if len(unknown) > 1 or not _may_stand(unknown[0], tokens, has_mail=has_mail):
            return None
        if unknown[0] and is_person(tokens[unknown[0] - 1]) and is_job(tokens[unknown[0] + 1]):
            agency = tokens[unknown[0]]
            right = right.replace(agency, " ", 1)
    names = tuple(dict.fromkeys(_names(right)))
    if not names:
        return Byline(None, (), len(line)) if has_mail or len(tokens) > 1 else None
    if not titled and not left:
        names = names[:1]
    outlet = left if is_outlet(left) else next((token for token in tokens if is_outlet(token)), agency)
    return Byline(outlet, names, len(line))


def _is_place_before(left: str, tokens: list[str], unknown: list[int]) -> bool:
    """Whether what no list holds is the place before the equals sign (`place=이름 기자`)."""
    places = len(_SEPARATORS.split(left))
    return _FOREIGN_PLACE.fullmatch(left) is not None and unknown[-1] < places < len(tokens)


def _may_stand(index: int, tokens: list[str], *, has_mail: bool) -> bool:
    """Whether a token that no list holds may be a place before a name, or the outlet between a name and its title."""
    token, following = tokens[index], tokens[index + 1 : index + 3]
    if len(following) < 1 or not _UNKNOWN.fullmatch(token) or _PARTICLE.search(token):
        return False
    if index and is_person(tokens[index - 1]) and is_job(following[0]):
        return has_mail
    jobs = sum(is_job(other) or split_glued(other) is not None for other in tokens)
    named = split_glued(following[0]) is not None or (is_person(following[0]) and any(map(is_job, following[1:])))
    return named and (has_mail or jobs > 1)


def author_line(line: str) -> str | None:
    """The name in a line that names the author of a column and what the author is (`이름 …대 교수`); None for others."""
    match = _AUTHOR.fullmatch(line) if len(line) < 45 else None
    return match["name"] if match and is_person(match["name"]) else None
