"""Which of our meals is meant by a name, in the languages that food diaries are kept in."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from tracker.imports.readers.cells import fold
from tracker.models.meal import Meal

# Beginnings of words, asked in this order: "Morning snack" is a snack, "petit déjeuner" no "déjeuner" (France; in
# Quebec and Switzerland that is breakfast). "Frokost" is left out: breakfast in Norway, lunch in Denmark.
_BEGINNINGS: Final = {
    Meal.SNACK: (
        "snack|imbiss|zwischenmahlzeit|collation|en cas|gouter|merienda|tentempie|aperitivo|bocadillo|media manana|"
        "lanche|merenda|spuntin|tussendoor|mellanmal|mellommaltid|mellemmaltid|valipala|przekask|svacin|ara ogun|"
        "atistirmalik|перекус|полдник|camilan|cemilan"
    ),
    Meal.BREAKFAST: (
        "breakfast|brekkie|brekky|petit dejeuner|desayuno|fruhstuck|colazione|cafe da manha|pequeno almoco|ontbijt|"
        "frukost|morgenmad|aamiainen|aamupala|sniadani|snidane|reggeli|kahvalti|завтрак|сніданок|sarapan|morning|"
        "prima colazione|mic dejun|πρωινο"
    ),
    Meal.LUNCH: (
        "lunch|brunch|dejeuner|almuerzo|comida|mittag|pranzo|almoco|middagmaal|lunsj|lounas|obiad|obed|ebed|ogle|обед|"
        "обід|makan siang|midday|noon|pranz|μεσημεριανο"
    ),
    Meal.DINNER: (
        "dinner|supper|diner|souper|cena|abend|jantar|avondeten|avondmaal|middag|kvallsmat|kveldsmat|aftensmad|"
        "paivallinen|illallinen|kolacja|vecere|vacsora|aksam|ужин|вечеря|makan malam|evening|βραδινο"
    ),
}
# Written without spaces, and so looked for anywhere in the name.
_ANYWHERE: Final = {
    Meal.SNACK: "間食|おやつ|スナック|零食|点心|點心|加餐|간식",
    Meal.BREAKFAST: "朝食|朝ごはん|早餐|아침",
    Meal.LUNCH: "昼食|昼ごはん|午餐|中餐|점심",
    Meal.DINNER: "夕食|夜ごはん|晩ごはん|晚餐|저녁",
}


def plain(text: str) -> str:
    """A name without case, accents and signs: "Petit-déjeuner" becomes "petit dejeuner"."""
    decomposed = unicodedata.normalize("NFD", fold(text).replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w]+", " ", unicodedata.normalize("NFC", letters)).replace("_", " ").split())


_PATTERNS: Final = tuple(
    (meal, re.compile(rf"\b(?:{'|'.join(map(plain, words.split('|')))})|{_ANYWHERE[meal]}"))
    for meal, words in _BEGINNINGS.items()
)


@lru_cache(maxsize=512)
def meal_of(name: str) -> Meal:
    """The meal that a name is nearest to; snacks, which claim least, where it is near none ("Meal 4", "Staples")."""
    words = plain(name)
    return next((meal for meal, pattern in _PATTERNS if pattern.search(words)), Meal.SNACK)
