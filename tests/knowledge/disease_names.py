"""The names of illnesses: all that the rules suspect, and how people call them."""

import re
from collections.abc import Iterator
from functools import cache

from knowledge.told import of_question
from unknot.clinical.expressions import And, Compare, Count, Expression, Name, Or, parse
from unknot.knowledge.loading import knowledge

COMMON = """
abscess, addison, adrenal crisis, aids, als, alzheimer, anemia, anaemia, aneurysm, angina, appendicitis, arthritis,
arrhythmia, asthma, bleeding in the brain, blood poisoning, broken bone, broken neck, broken hip, brain bleed,
bursitis, cancer, cellulitis, cerebral palsy, cirrhosis, clot, colitis, compartment syndrome, concussion, copd,
covid, crohn, crps, dehydration, dementia, depression, diabetes, diabetic, dissection, dystonia, eclampsia, ectopic,
embolism, epilepsy, fibromyalgia, flesh infection, flu, fracture, fungal, gallstone, gangrene, glaucoma, goiter,
gout, guillain, heart attack, heart disease, heart failure, heart problem, heat stroke, hematoma, hemophilia,
hemorrhage, hepatitis, hernia, hiv, impetigo, infection, infected, inflamed artery, kidney disease, kidney failure,
kidney stone, leaking aneurysm, leukemia, liver disease, lockjaw, lupus, lyme, lymphoma, malaria, mastitis,
meningitis, metastases, migraine, mini-stroke, miscarriage, motor neuron, multiple sclerosis, muscle breakdown,
muscle disease, myasthenia, myeloma, narrow arteries, narrow leg arteries, narrow heart arteries, nerve disease,
neuropathy, osteoarthritis, osteoporosis, overdose, pancreatitis, parkinson, peripheral artery, phlebitis, pinched
nerve, pleurisy, pneumonia, poisoning, polio, polymyalgia, pre-eclampsia, preeclampsia, psoriasis, raynaud, reflux,
rhabdo, rhabdomyolysis, ringworm, ruptured, scabies, sciatica, sclerosis, sepsis, septic, shingles, sickle, slipped
disc, slipped hip, spinal cord compression, stroke, tear in an artery, tear in a neck artery, temporal arteritis,
tetanus, thrombosis, tia, torn muscle, torn tendon, tuberculosis, tumor, tumour, twisted testicle, ulcer, whiplash
"""
# Words of the suspected conditions that name no illness by themselves.
NO_NAME = frozenset(
    {"acute", "artery", "effect", "emergency", "ligament", "sedative", "severe", "simple", "spasms", "tendon"}
)


@cache
def names() -> frozenset[str]:
    """Common names, every suspected condition as a whole, and each word of one that no question tells the person."""
    suspected = [condition for rule in knowledge().rules for condition in rule.suspected_conditions]
    asked = {
        word for question in knowledge().questions.values() for text in of_question(question) for word in words(text)
    }
    medical = {word for phrase in suspected for word in words(phrase) if len(word) > 4} - asked - NO_NAME
    common = {" ".join(name.split()) for name in COMMON.split(",")}
    return frozenset(common | medical | {phrase.lower() for phrase in suspected if " " in phrase})


def words(text: str) -> list[str]:
    return re.findall(r"[a-z][a-z-]+", text.lower())


def named_in(text: str) -> set[str]:
    """The names that the text holds as whole words, also in the plural; a massage stroke is none."""
    plain = re.sub(r"\b(?:gentle|leg|light|short|slow) strokes?\b", "", text.lower())
    return {name for name in names() if re.search(rf"(?<![\w-]){re.escape(name)}(?:s|es)?\b", plain)}


def told_by_the_person(condition: str) -> str:
    """What a person read who gave the answers that a condition names itself; derived facts are not opened up."""
    facts = {fact for fact in _affirmed(parse(condition)) if fact in knowledge().facts}
    asked = [knowledge().questions[knowledge().facts[fact].question] for fact in facts]
    labels = [option.label for question in asked for option in question.options if facts & set(option.sets)]
    return " ".join([*labels, *(question.text for question in asked)]).lower()


def _affirmed(expression: Expression) -> Iterator[str]:
    match expression:
        case Name(id) | Compare(Name(id), "==" | "in", _):
            yield id
        case And(parts) | Or(parts) | Count(parts):
            for part in parts:
                yield from _affirmed(part)
        case _:
            return
