"""Where the interview goes when a message tells nothing: skip, later, back, done, stop, a bare yes or no."""

from __future__ import annotations

import re

from agents.asking import ask, ask_name, decline, go_back, open_question, put_off
from agents.denied import is_of
from agents.drafting import write_and_show
from agents.exchange import Exchange
from agents.plan import TARGET, questions_by_id
from agents.understand.asides import is_bare_number
from agents.understand.denials import LISTS
from agents.understand.refused import denied_section


async def steer(exchange: Exchange, intent: str) -> None:
    """Skip, later, back, done, a bare yes or no, and what was not understood."""
    waiting = open_question(exchange)
    if intent == "done" and waiting and not exchange.interview.lines and _means_no_more(exchange):
        intent = "no"  # "that's it", "no more jobs": an answer to "any other?", not the end of the interview
        if _closes_jobs(exchange) and not waiting["id"].startswith("more:"):
            exchange.remember("declined", "more:work")
            exchange.say("steer.no")
            ask_again(exchange)
            return
    denied = denied_section(exchange.message.text) if intent in {"no", "none"} else None
    if waiting and denied and waiting["section"] not in {denied, "", None}:
        exchange.remember("declined", denied)
        exchange.say("steer.no")
        ask_again(exchange)
    elif intent in {"no", "none"} and waiting and _denies_other_than_asked(exchange):
        exchange.say("steer.denied", what=exchange.phrases.join(list(_denied(exchange))))
        ask_again(exchange)
    elif intent in {"no", "none"} and not waiting and _denied(exchange):
        exchange.say("steer.denied", what=exchange.phrases.join(list(_denied(exchange))))
    elif intent == "no" and not waiting:
        exchange.say("steer.no")
    elif intent in {"no", "skip"} and waiting:
        decline(exchange)
        exchange.say("steer.skipped" if intent == "skip" else "steer.no")
    elif (
        intent == "later" and re.search(exchange.phrases.say("steer.stop_words"), exchange.message.text, re.IGNORECASE)
    ) or (intent == "later" and not waiting):
        exchange.say("steer.stopped")
        exchange.asks = False
    elif intent == "later":
        last = put_off(exchange)
        exchange.say("steer.later_last" if last else "steer.later")
        exchange.asks = not last
    elif intent == "back":
        if go_back(exchange):
            exchange.asks = False
        else:
            exchange.say("steer.no_back")
    elif intent == "done":
        exchange.state["finished"] = True
        if not ask_name(exchange):
            await write_and_show(exchange)
    elif intent == "yes" and waiting and waiting["id"] == TARGET:
        exchange.say("target.how")
        exchange.asks = False
    elif intent == "yes" and not waiting:
        await write_and_show(exchange)
    elif intent == "yes" and waiting:
        things = [value for *_, value in waiting["affirms"]]
        exchange.say("steer.which_of" if len(things) > 1 else "steer.tell_me", what=exchange.phrases.join(things))
        exchange.asks = False
    elif waiting and "highlight" in waiting["fields"] and is_bare_number(exchange.message.text):
        exchange.say("steer.of_what", number=exchange.message.text.strip(" .,!"))
        exchange.asks = False
    else:
        exchange.say("steer.not_understood")


def answer_without_facts(exchange: Exchange, intent: str) -> str:
    """What a message that answers the open question with no fact means: "no" where a no with a remark behind it answers
    ("no, my daughter knows it, not me"), "skip" where the person cannot tell; else `intent`."""
    waiting, text, phrases = open_question(exchange), exchange.message.text, exchange.phrases
    facts = exchange.understanding.facts if exchange.understanding else ()
    if waiting is None or intent not in {"none", "small_talk", "correct", "answer"}:
        return intent
    if not facts and re.match(phrases.wording("steer.cannot_tell_words", 0), text, re.IGNORECASE):
        return "skip"
    offers = waiting["id"].startswith(_OFFERS) or waiting["follow_up"]
    says_no = re.match(phrases.wording("steer.begins_with_no_words", 0), text, re.IGNORECASE)
    loose = all(found.field in {"highlight", "skill"} for found in facts)
    goes_on = re.search(phrases.wording("steer.goes_on_words", 0), text, re.IGNORECASE)
    return "no" if offers and says_no and loose and not goes_on else intent


_OFFERS = ("unmet:", "more:", "extras", "gap", "volunteer", "certificates", "skills", TARGET)
"""Questions that a no answers."""


def _denied(exchange: Exchange) -> tuple[str, ...]:
    return exchange.understanding.denied if exchange.understanding else ()


def _denies_other_than_asked(exchange: Exchange) -> bool:
    """Whether the message says that the person has not some thing, and the open question is about something else."""
    waiting, denied = open_question(exchange), _denied(exchange)
    if waiting is None or not denied:
        return False
    if waiting["id"].startswith("unmet:"):
        return not any(is_of(thing, value) for thing in denied for *_, value in waiting["affirms"])
    lists = LISTS - {"skills"} if not any(denied_section(f"no {thing}") for thing in denied) else LISTS
    return waiting["section"] not in lists and waiting["id"] != "extras"


def _means_no_more(exchange: Exchange) -> bool:
    """Whether "that's all" answers a question for more of something, without a word of finishing."""
    waiting = open_question(exchange)
    text = exchange.message.text
    asks_for_more = waiting is not None and waiting["id"].startswith(("more:", "extras", "certificates", "skills"))
    says_none = re.search(exchange.phrases.say("steer.no_more_words"), text, re.IGNORECASE) is not None
    finishes = re.search(exchange.phrases.say("steer.finish_words"), text, re.IGNORECASE) is not None
    return (asks_for_more or says_none or _closes_jobs(exchange)) and not finishes


def _closes_jobs(exchange: Exchange) -> bool:
    """Whether the person says that there are no more jobs, whatever was asked."""
    return re.search(exchange.phrases.say("steer.job_words"), exchange.message.text, re.IGNORECASE) is not None


def ask_again(exchange: Exchange) -> None:
    """The open question once more, if it is one still."""
    waiting = open_question(exchange)
    if waiting and (still := questions_by_id(exchange.interview).get(waiting["id"])):
        ask(exchange, still)
        exchange.asks = False
