"""Food words of German, French, Spanish and Italian that are met in English diaries, and what they mean by themselves.

Only words that no English food word is written like. The name in the food table, and the words that mean it.
"""

from typing import Final

LANGUAGES: Final = {
    # bread, rice and pasta
    "Bread, white": "brot, weissbrot, pain, pan, pan blanco, pane",
    "Bread, whole wheat": "vollkornbrot, pain complet, pan integral, pane integrale",
    "Bread, rye": "roggenbrot, pain de seigle",
    "Roll, white, soft": "brotchen, broetchen, semmel",
    "Croissant, chocolate": "pain au chocolat, schokocroissant",
    "Rice, cooked, NFS": "reis, riz, arroz, riso",
    "Pasta, cooked": "nudeln, pasta cocida",
    "Oats, raw": "haferflocken, flocons d'avoine, avena, fiocchi d'avena",
    # dairy and eggs
    "Milk, whole": "milch, vollmilch, lait, lait entier, leche, leche entera",
    "Cheese, NFS": "kase, kaese, fromage, queso, formaggio",
    "Butter, NFS": "beurre, mantequilla, burro",
    "Yogurt, NFS": "joghurt, yaourt, yogur",
    "Egg, whole, boiled or poached": (
        "ei, eier, oeuf, oeufs, huevo, huevos, uovo, uova, gekochtes ei, oeuf dur, huevo duro"
    ),
    "Egg, whole, fried with oil": "spiegelei, spiegeleier, oeuf au plat, huevo frito, huevos fritos",
    "Egg omelet or scrambled egg, made with oil": (
        "ruhrei, ruehrei, oeufs brouilles, huevos revueltos, uova strapazzate"
    ),
    # meat and fish
    "Ham": "schinken, kochschinken, jambon, jamon, jamon york, prosciutto cotto",
    "Ham, prosciutto": "jamon serrano, jambon cru",
    "Chicken, NS as to part and cooking method, NS as to skin eaten": "hahnchen, haehnchen, huhn, poulet, pollo",
    "Beef, NFS": "rindfleisch, boeuf, carne de res, ternera, manzo",
    "Beef, ground": ("hackfleisch, boeuf hache, carne picada, carne molida"),
    "Fish, NFS": "fisch, poisson, pescado, pesce",
    "Fish, salmon, NFS": "lachs, saumon, salmone",
    "Fish, tuna, canned": "thunfisch, thon, atun, tonno",
    # fruit and vegetables
    "Apple, raw": "apfel, manzana, mela",
    "Pear, raw": "birne, poire",
    "Orange, raw": "naranja, arancia, apfelsine",
    "Strawberries, raw": "erdbeere, erdbeeren, fraise, fraises, fresas, fragole",
    "Raspberries, raw": "himbeere, himbeeren, framboise, framboises, frambuesas, lamponi",
    "Blueberries, raw": "heidelbeere, heidelbeeren, blaubeeren, myrtilles, arandanos, mirtilli",
    "Grapes, raw": "trauben, weintrauben, uvas",
    "Potato, NFS": "kartoffel, kartoffeln, pomme de terre, pommes de terre, patata, patatas, papas, patate",
    "Potato, french fries, NFS": ("pommes frites, frites, papas fritas, patatas fritas,patatine fritte"),
    "Tomatoes, raw": "tomate, tomaten, pomodoro, pomodori",
    "Onions, raw": "zwiebel, zwiebeln, oignon, cebolla, cipolla",
    "Garlic, raw": "knoblauch, ajo, aglio",
    "Carrots, raw": "karotte, karotten, mohre, mohren, carotte, carottes, zanahoria, zanahorias, carota, carote",
    "Cucumber, raw": "gurke, concombre, pepino, cetriolo",
    "Lettuce, salad with assorted vegetables including tomatoes and/or carrots, no dressing": (
        "salat, gemischter salat, salade verte, salade, ensalada, insalata, insalata mista"
    ),
    "Mushrooms, raw": "pilze, champignon, champignons, funghi",
    "Green beans, NS as to form, cooked": "grune bohnen, haricots verts, judias verdes, fagiolini",
    "Lentils, NFS": "linsen, lentille, lentilles, lentejas, lenticchie",
    "Walnuts, excluding honey roasted": ("walnuss, walnusse, nueces, noci"),
    "Almonds, NFS": "mandeln, amandes, almendras, mandorle",
    # sweet things and what seasons
    "Sugar, NFS": "zucker, sucre, azucar, zucchero",
    "Salt, table": ("salz, sel, sal"),
    "Honey": "honig, miel, miele",
    "Classic mixed vegetables, NS as to form, cooked": "gemuse",
    "Jam": "marmelade, konfiture, confiture, mermelada",
    "Ice cream, vanilla": "eis, vanilleeis, glace, helado",
    "Olive oil": "olivenol, huile d'olive, aceite de oliva, olio d'oliva",
    "Chocolate candy": "schokolade, chocolat, cioccolato",
    # drinks
    "Water, tap": "wasser, leitungswasser, agua, acqua, eau",
    "Water, carbonated, plain": "mineralwasser, sprudel, eau gazeuse, agua con gas, acqua frizzante",
    "Coffee, brewed": "kaffee, filterkaffee",
    "Apple juice, 100%": "apfelsaft, jus de pomme, zumo de manzana, jugo de manzana",
    "Orange juice, 100%, NFS": "orangensaft, jus d'orange, zumo de naranja, jugo de naranja",
    "Beer": "bier, biere, cerveza, birra",
    "Wine, red": "rotwein, vin rouge, vino tinto, vino rosso",
    "Wine, white": "weisswein, vin blanc, vino blanco, vino bianco",
}
