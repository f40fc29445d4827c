"""What words of the kitchens of the world mean by themselves, where the table calls the food by another name.

The name in the food table, and the words that mean it.
"""

from typing import Final

KITCHENS: Final = {
    # India
    "Tea, hot, with milk": "chai, masala chai, chai tea, chai latte, karak chai, milk tea, milky tea, tea with milk",
    "Yogurt, whole milk, plain": (
        "plain yogurt, natural yogurt, plain yoghurt, natural yoghurt, curd, dahi, plain curd, set yogurt"
    ),
    "Bread, chappatti or roti": "roti, rotis, chapati, chapatis, phulka, phulkas, fulka",
    "Bread, paratha": "aloo paratha, gobi paratha, plain paratha, lachha paratha, laccha paratha, stuffed paratha",
    "Rice, white, cooked, no added fat": (
        "white rice, boiled rice, steamed rice, plain rice, chawal, basmati, basmati rice, jasmine rice,"
        "cooked white rice, long grain rice, bhaat"
    ),
    "Rice, white, cooked, made with oil": "poha, kanda poha, batata poha",
    "Rice, white, with lentils, fat added": "khichdi, khichri, kitchari, khichuri, moong dal khichdi",
    "Vegetable curry": (
        "sabzi, sabji, subzi, sabzee, mixed sabzi, veg curry, veggie curry, mixed vegetable curry, aloo gobi,"
        "aloo matar, aloo mutter, vegetable korma, veg korma, vegetable sabzi, vegetable balti"
    ),
    "Chickpeas, from dried, fat added": (
        "chole, choley, chana masala, channa masala, chole masala, chickpea curry, chana, channa, chickpea masala"
    ),
    "Kidney beans, from dried, fat added": "rajma, rajma masala, rajma curry, kidney bean curry",
    "Dal": (
        "dal makhani, dal tadka, dal fry, tarka dal, tadka dal, yellow dal, dal makhni, moong dal, toor dal,"
        "masoor dal, dal curry, lentil dal, red lentil dal"
    ),
    "Okra, fresh, cooked, fat added": "bhindi masala, bhindi fry, fried okra masala",
    "Palak Paneer": "saag paneer, palak paneer, spinach paneer",
    "Pakora": "bhaji, bhajia, onion bhaji, onion bhajia, onion pakora, vegetable pakora",
    "Idli": "idly, idlis, idlies",
    "Papad, grilled or broiled": "papad, papadum, poppadom, pappadam, poppadum",
    "Spices, coriander seed": "ground coriander, coriander powder, dhania powder, coriander seeds, coriander seed",
    "Spices, turmeric, ground": "turmeric, haldi, haldi powder, turmeric powder, ground turmeric",
    "Spices, cumin seed": "cumin, jeera, zeera, ground cumin, cumin powder, jeera powder, cumin seeds",
    "Wheat flour, whole-grain": (
        "atta, wholemeal flour, whole wheat flour, wholewheat flour, whole grain flour, wholegrain flour,chapati flour"
    ),
    "Semolina, enriched": "semolina, sooji, suji, rava",
    "Vada": "medu vada, meduvada, medhu vada",
    "Bread, puri": "puri, poori, bhatura, bhature, bhatoora",
    "Bread, naan": "naan, naan bread, kulcha, garlic naan, plain naan",
    "Dosa, plain": "plain dosa, uttapam, uthappam",
    "Rice pilaf": "pilau, pilau rice, pulao, pilaf, rice pilaf",
    # east and south-east Asia
    "Wonton, dumpling or pot sticker, steamed": (
        "gyoza, gyozas, potsticker, pot sticker, jiaozi, mandu, momo, gyoza dumplings, pork dumplings,"
        "steamed dumplings, chinese dumplings, dim sum dumplings, pork gyoza, chicken gyoza"
    ),
    "Soup, pho, with meat": "beef pho, chicken pho, pho bo, pho ga",
    "Rice, fried, NFS": "nasi goreng",
    "Noodles, cooked": "udon, udon noodles, wheat noodles, egg noodles, spatzle, spaetzle",
    "Beef curry": "rendang, beef rendang",
    "Egg roll, meatless": "vegetable spring roll, veg spring roll, vegetarian spring roll, vegetable egg roll",
    "Alcoholic beverage, rice (sake)": "sake, rice wine, saki",
    "Snowpeas, raw": "mangetout, mange tout, snow peas, sugar snap peas, sugar snaps, snap peas",
    "Cabbage, kimchi": "cabbage kimchi, napa kimchi",
    # the Mediterranean and the Near East
    "Gyro sandwich": "gyro, gyros, doner, doner kebab, donner kebab, donair",
    "Pasta with tomato-based sauce and meat, home recipe": (
        "spag bol, spaghetti bolognese, spaghetti bolognaise, spagetti bolognese, spagetti bolognaise,"
        "pasta bolognese, pasta bolognaise, spaghetti with meat sauce, spaghetti and meat sauce,"
        "spaghetti meat sauce, pasta with meat sauce, tagliatelle bolognese"
    ),
    "Pasta with tomato-based sauce, home recipe": (
        "arrabbiata, penne arrabbiata, pasta arrabbiata, pasta al pomodoro, spaghetti al pomodoro,"
        "pasta with tomato sauce, spaghetti with tomato sauce"
    ),
    "Meatballs, NS as to type of meat, with sauce": "albondigas",
    "Coffee, Latte": "latte, cafe latte, caffe latte, latte macchiato, cafe au lait, milchkaffee, cafe con leche",
    # central and northern Europe
    "Potato, hash brown, from fresh": "rosti, potato rosti, hash browns, hash brown",
    "Bratwurst, veal, cooked": "weisswurst, weißwurst",
    "Dumpling, no meat": "knodel, semmelknodel, kartoffelknodel",
    "Stew, beef": "beef stew, beef bourguignon, boeuf bourguignon, goulash, gulasch, guinness stew",
    "Swedish meatballs with cream or white sauce": "kottbullar",
    "Fish, salmon, smoked": "smoked salmon, lox, gravlax, gravadlax",
    # Britain and Ireland
    "Pot pie, beef": "meat pie, beef pie, steak pie, steak and kidney pie, steak and ale pie, aussie meat pie",
    "Pot pie, chicken": "chicken pie, chicken pot pie, chicken and mushroom pie",
    "Pig in a blanket": "sausage roll",
    "Bread, Irish soda": "soda bread, irish soda bread, brown soda bread",
    "Potato chips, other flavored": "salt and vinegar crisps, salt and vinegar chips, cheese and onion crisps",
    "Fruit flavored drink": "orange squash, blackcurrant squash, lemon squash, fruit squash, cordial, lime cordial",
    "Doughnut holes": "timbits, donut holes, doughnut holes",
    "Popsicle": "ice lolly, ice pop, icy pole, popsicle",
    "Hot chocolate / cocoa, NFS": "hot chocolate, drinking chocolate, hot choc, hot cocoa",
    "Potato, baked, NFS": "jacket potato, jacket spud, baked potato, baked spud, jacket potatoes",
    "Pudding, bread": "bread pudding, bread and butter pudding",
    "Cereal or Granola bar, NFS": "granola bar, cereal bar, muesli bar",
    # Africa and the Caribbean
    "Rice, white, with tomatoes and/or tomato-based sauce, fat added": "jollof, jollof rice",
    "Chicken, NS as to part, baked, broiled, or roasted, NS as to skin eaten": (
        "jerk chicken, tandoori chicken, chicken tikka, peri peri chicken, piri piri chicken"
    ),
    # Australia, North America, southern Africa
    "Beef, steak, country fried": "chicken fried steak, country fried steak",
    "Cheese, Cheddar": "cheddar, cheddar cheese, tasty cheese, mature cheddar, vintage cheddar, strong cheddar",
    "Chicken or turkey parmigiana": (
        "chicken parmi, chicken parma, chicken parmy, chicken parmigiana, chicken parmesan, chicken parm"
    ),
    "Corn, fresh, cooked, no added fat": "corn on the cob, mealies, mealie, corn cob, boiled corn",
    "Tangerine, raw": "naartjie, naartjies, easy peeler",
    "Beef sausage": "boerewors",
    "Cheese steak sandwich or sub on white": "philly cheesesteak, cheesesteak, cheese steak, philly cheese steak",
}
