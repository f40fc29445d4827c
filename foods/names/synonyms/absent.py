"""Foods that no table has and people type: what in the tables is nearest to them.

They stay unknown, since none of these is the food itself; they are no slips of other words either ("skyr" of "SKOR").
The words to look for, and the words that are near them.
"""

from typing import Final

_NEAR: Final = {
    # milk, yogurt and cheese
    "queso blanco": "halloumi, haloumi, hellim, grilling cheese",
    "greek yogurt, plain, nonfat": "skyr, icelandic yogurt",
    "greek yogurt, plain": "labneh, labne, labaneh, strained yogurt",
    "fresh mozzarella": "burrata, stracciatella, scamorza",
    "cream cheese": "mascarpone, mascarpone cheese, boursin",
    "cream, heavy": "clotted cream",
    # sea and shore
    "seaweed, dried": "dulse, samphire, sea lettuce",
    # meat and what is made like it
    "liver sausage": "haggis, faggot",
    "beef jerky": "biltong, droewors",
    "veggie burger patty": "quorn, quorn mince, quorn pieces",
    # drinks
    "fruit flavored drink": "ribena, vimto, robinsons",
    "sports drink": "lucozade, lucozade sport",
    "soft drink": "irn bru, dandelion and burdock",
    # sweets and breads
    "chocolate candy": "maltesers, wispa, galaxy, minstrels, cadbury flake",
    "sweet roll with fruit": "malt loaf, teacake, tea cake, fruit loaf",
    "cheese puffs": "wotsits, quavers, skips crisps",
    "meat turnover": "pasty, cornish pasty",
}

NEAR: Final = {words.strip(): near for near, listed in _NEAR.items() for words in listed.split(",")}
