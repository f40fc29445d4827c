"""What "1 X", "2 slices", "a glass", "a can" weigh of the foods in the shipped table, and what is not believed."""

import re

import pytest

from foods.importers import household
from foods.quantities import LinePart, as_one, parse_line
from tests.tracker.servings.shipped import choices_of, food_of, named, records
from tracker.servings.by_measure import measure_said
from tracker.servings.measured import Measured
from tracker.servings.plausible_amounts import AT_A_MEAL, IN_A_RECIPE, Most
from tracker.servings.said import portion_said


def said(line: str, name: str, most: Most = AT_A_MEAL) -> Measured:
    record = named(name)
    return portion_said(parse_line(line)[0], food_of(record), choices_of(record), most=most)


@pytest.mark.parametrize(
    ("line", "name", "grams"),
    [
        # the whole, regular one, not the cherry tomato, the slice or the miniature beside it
        ("1 tomato", "Tomatoes, raw", 125),
        ("3 carrots", "Carrots, raw", 180),
        ("1 cucumber", "Cucumber, raw", 200),
        ("1 pepper", "Peppers, sweet, red, raw", 120),
        ("1 bagel", "Bagel", 105),
        ("1 burrito", "Burrito, meat, with beans, no cheese", 220),
        ("1 mango", "Mango, raw", 210),
        ("half an avocado", "Avocado, raw", 75),
        ("1 baked potato", "Potato, baked, peel eaten", 173),
        ("1 steak", "Beef, steak, sirloin, NS as to fat eaten", 160),
        ("2 chicken breasts", "Chicken breast, stewed, skin not eaten", 280),
        ("1 cod", "Fish, cod, baked or broiled", 140),  # a fillet, not the whole fish
        ("1 chocolate chip cookie", "Cookie, chocolate chip", 30),
        ("1 bread", "Bread, multigrain", 36),
        ("1 cake", "Cake, pound", 115),
        ("1 egg", "Egg, whole, raw, fresh", 50),  # of eggs, the large one is the regular one
        ("2 scrambled eggs", "Egg omelet or scrambled egg, made with oil", 110),
        # a whole one where it is eaten by one person
        ("1 pizza", "Pizza, cheese, from restaurant or fast food, thin crust", 353),
        # a size that is said
        ("1 small potato", "Potato, boiled, from fresh, peel not eaten, NS as to fat", 130),
        ("2 large pancakes", "Pancakes, plain", 180),
        ("12 cherry tomatoes", "Tomatoes, raw", 204),
        # what is not counted, or not by one: the usual portion
        ("1 rice", "Rice, white, cooked, no added fat", 158),
        ("1 milk", "Milk, whole", 244),
        ("1 coffee", "Coffee, brewed", 240),
        ("1 cola", "Soft drink, cola", 372),
        ("2 wines", "Wine, red", 300),
        ("1 cereal", "Cereal, O's, plain", 30),
        ("1 potato chips", "Potato chips, plain", 25),
        ("1 orange chicken", "Orange chicken", 252),
        ("1 omelet", "Egg omelet or scrambled egg, made with oil", 110),
        ("1 lasagna", "Lasagna, meatless", 227),
        # seeds and berries that are counted
        ("20 almonds", "Almonds, NFS", 24),
        ("1 almond", "Almonds, NFS", 1.2),
        ("10 shrimp", "Shrimp, NFS", 100),  # no prawns
        ("5 walnut halves", "Nuts, walnuts, English, halves, raw", 10),
        ("10 cashews", "Nuts, cashew nuts, raw", 16),  # by the ounce only
        ("4 nuts", "Nuts, NFS", 6),  # no bags of them
        ("3 mushrooms", "Mushrooms, white button", 54),
        ("1 raisin", "Raisins", 0.5),
        ("1 eclair", "Cream puff, eclair, custard or cream filled, iced", 102),  # not the frozen one
        ("1 coconut", "Coconut, fresh", 397),
        ("5 m&ms", "Chocolate candy, candy shell", 10),
        ("3 tootsie rolls", "Candies, TOOTSIE ROLL, chocolate-flavor roll", 20),
        ("8 croutons", "Croutons", 2),
        ("3 ginger snaps", "Cookie, gingersnaps", 21),
        ("1 sushi roll", "Sushi roll, California", 240),
        ("1 cauliflower", "Cauliflower, raw", 588),
        ("1 caramel", "Candy, caramel", 10.1),
        ("1 polish sausage", "Polish sausage", 75),
        ("1 omelet", "Egg, whole, cooked, omelet", 122),
        ("chicken nuggets", "Chicken nuggets, from fast food", 80),
        # cuts that are sold for two and more
        ("1 beef steak", 'Beef, flank, steak, separable lean and fat, trimmed to 0" fat, choice, cooked, broiled', 200),
        ("1 turkey leg", "Turkey, all classes, leg, meat and skin, cooked, roasted", 200),
        ("10 grapes", "Grapes, raw", 70),
        ("20 red grapes", "Grapes, red, seedless, raw", 100),
        # not the blocks and bits that it divides into, and no large one for being called after eggs
        ("1 krackel bar", "Candies, KRACKEL Chocolate Bar", 41),
        ("1 caramello bar", "Candies, CARAMELLO Candy Bar", 45),
        # nor the bite or the half of it, nor a bread that three share
        ("1 butterfinger", "Candies, NESTLE, BUTTERFINGER Bar", 60),
        ("1 special dark", "Candies, SPECIAL DARK Chocolate Bar", 41),
        ("1 nutrageous bar", "Candies, REESE'S NUTRAGEOUS Candy Bar", 54),
        ("3 rice cakes", "Rice cake", 27),
        ("1 popcorn cake", "Popcorn cake", 10),
        ("1 hash brown", "Potato, hash brown, from fresh", 55),
        ("2 shortbread biscuits", "Cookie, shortbread", 28),
        ("1 fig roll", "Cookie, fig bar", 16),
        ("1 garlic naan", "Bread, naan", 90),
        ("1 breadstick", "Breadsticks, soft, fast food / restaurant", 40),
        ("10 tater tots", "Potato tots, NFS", 80),
        ("1 egg salad sandwich", "Egg salad sandwich on white", 180),
    ],
)
def test_a_number_without_a_measure_is_so_many_whole_ones(line: str, name: str, grams: float) -> None:
    found = said(line, name)
    assert found.grams == pytest.approx(grams, abs=1.0)
    assert found.is_plausible


@pytest.mark.parametrize(
    ("line", "name", "grams"),
    [
        ("1 slice of toast", "Bread, white, toasted", 25),
        ("2 slices pizza", "Pizza, cheese, from restaurant or fast food, thin crust", 172),  # its table says pieces
        ("1 slice apple pie", "Pie, apple", 150),
        ("2 rashers of bacon", "Pork bacon, NS as to fresh, smoked or cured, cooked", 16),
        ("a piece of salmon", "Fish, salmon, baked or broiled", 140),
        ("2 stalks celery", "Celery, raw", 80),
        ("1 pot of yogurt", "Yogurt, low fat milk, fruit", 170),
        ("a packet of crisps", "Potato chips, plain", 28),  # not the one of 100 calories
        ("2 pieces of gum", "Chewing gum", 6),
        ("a glass of milk", "Milk, whole", 244),
        ("a glass of orange juice", "Orange juice, 100%, NFS", 248),
        ("a glass of wine", "Wine, white", 150),
        ("a glass of port", "Wine, dessert, sweet", 104),
        ("a can of peaches", "Peach, canned, NFS", 425),
        ("a quarter cup of sunflower seeds", "Sunflower seeds, NFS", 36),
        ("a bottle of beer", "Beer", 360),
        ("a pint of beer", "Beer", 480),
        ("a bottle of water", "Water, bottled, plain", 507),
        ("a can of cola", "Soft drink, cola", 372),
        ("a can of tuna", "Fish, tuna, canned", 115),
        ("a can of kidney beans", "Kidney beans, from canned, no added fat", 425),
        ("a mug of coffee", "Coffee, brewed", 240),
        ("a bowl of cereal", "Cereal, corn flakes, plain", 30),
        ("a bowl of soup", "Soup, vegetable", 311),
        ("a bowl of salad", "Mixed salad greens, raw", 70),
        ("a handful of almonds", "Almonds, NFS", 30),
        ("a handful of blueberries", "Blueberries, raw", 75),
        ("a handful of popcorn", "Popcorn, NFS", 14),
        ("a shot of whiskey", "Whiskey", 42),
        ("a double whiskey", "Whiskey", 84),
        ("a dram of whiskey", "Whiskey", 42),
        ("a schooner of beer", "Beer", 431),
        ("a pot of tea", "Tea, hot, leaf, black", 507),
        ("a pot of beer", "Beer", 289),
        ("a flask of coffee", "Coffee, brewed", 507),
        ("a ladle of soup", "Soup, lentil", 127.5),
        ("a katori of rice", "Rice, cooked, NFS", 100),
        ("2 serving spoons of rice", "Rice, cooked, NFS", 60),
        ("a scoop of ice cream", "Ice cream, vanilla", 67.5),
        ("2 balls of ice cream", "Ice cream, chocolate", 135),
        ("5 ice cubes", "Water, tap", 100),
        ("1 carton of orange juice, 1 litre", "Orange juice, 100%, NFS", 1048),
        ("1 apple, 150 g", "Apple, raw", 150),
        ("1 cup grated carrots", "Carrots, mature, raw", 110),  # not the one of chopped ones
        ("1 cup penne pasta", "Pasta, whole-wheat, cooked", 97),
        ("2 tbsp sugar", "Sugar, NFS", 25.2),  # its usual amount per fl oz of a drink is no fl oz of it
        ("1/2 tsp pepper", "Spices, pepper, black", 1.15),
        ("1 nest of noodles", "Noodles, cooked", 140),
        ("1 branch of celery", "Celery, raw", 40),
    ],
)
def test_a_measure_is_what_that_kind_of_food_comes_in(line: str, name: str, grams: float) -> None:
    assert said(line, name).grams == pytest.approx(grams, abs=1.0)


@pytest.mark.parametrize(
    ("line", "name", "grams"),
    [
        ("a slice of brie", "Cheese, Brie", 28),
        ("2 slices of parmesan", "Cheese, Parmesan, hard", 42),
        ("3 spears of broccoli", "Broccoli, raw", 93),
        ("a wedge of blue cheese", "Cheese, blue", 38),
        ("3 cubes of cheddar", "Cheese, Cheddar", 51),
        ("a stick of butter", "Butter, NFS", 113),
        ("a bunch of grapes", "Grapes, raw", 150),
        ("a bunch of parsley", "Parsley, raw", 50),
        ("a bulb of garlic", "Garlic, raw", 40),
        ("a loaf of bread", "Bread, rye", 454),
        ("2 sheets of laver", "Seaweed, laver, raw", 5.2),
        ("a jar of olives", "Olives, green", 160),
        ("2 portobello mushrooms", "Mushrooms, portabella, grilled", 168),  # SR Legacy: 1 piece whole, 84 g
        ("a packet of crackers", "Crackers, saltine", 28),
        ("a bag of lettuce", "Lettuce, raw", 142),
        # a serving is what is offered first
        ("1 serving of lasagna", "Lasagna with meat", 250),
        ("2 portions of mashed potato", "Potato, mashed, NFS", 250),
        ("a serving of romaine", "Lettuce, romaine, green, raw", 47),  # no label reference amount
        # small amounts, as a cook means them
        ("a dash of milk", "Milk, whole", 5),
        ("a dash of soy sauce", "Soy sauce", 0.8),
        ("a drop of vanilla", "Vanilla extract", 0.05),
        ("a squeeze of lemon juice", "Lemon juice, 100%, freshly squeezed", 5),
        ("a squirt of ketchup", "Ketchup", 5),
        ("a glug of olive oil", "Olive oil", 15),
        ("2 shakes of salt", "Salt, table", 0.8),
        ("a grind of pepper", "Spices, pepper, black", 0.1),
        ("2 twists of pepper", "Spices, pepper, black", 0.2),
        # a spoon of what is eaten by the teaspoon is one
        ("2 spoons of sugar", "Sugar, NFS", 8.4),
        ("a spoon of honey", "Honey", 20),
        # pieces that a table counts otherwise
        ("a thumb of ginger", "Ginger root, raw", 15),
        ("2 squares of milk chocolate", "Candies, milk chocolate", 16),
        ("a row of dark chocolate", "Dark chocolate candy", 32),
        ("a bar of chocolate", "Chocolate candy", 44),
        ("2 kitkat fingers", "Candies, KIT KAT Wafer Bar", 21),
        ("1 sheet of matzo", "Crackers, matzo", 28),
        ("2 matzo sheets", "Crackers, matzo", 56),
        ("2 sticks of kitkat", "Candies, KIT KAT Wafer Bar", 21),
        ("2 squares of chocolate", "Chocolate, dark, 70-85% cacao solids", 16),
        ("2 grilled portobello caps", "Mushrooms, portabella, grilled", 168),
        ("4 mushroom caps", "Mushrooms, raw", 72),
        ("2 deviled egg halves", "Egg, deviled", 60),
        ("3 dried peach halves", "Peach, dried", 45),
        ("2 avocado halves", "Avocado, raw", 150),
        ("6 california roll pieces", "Sushi roll, California", 180),
        ("2 lumps of sugar", "Sugar, NFS", 4.6),
        ("1 piece of fudge", "Candies, fudge, vanilla with nuts", 17),
        ("1 ketchup packet", "Ketchup", 10),
        ("2 lettuce leaves", "Lettuce, raw", 16),
        ("half a tin of corned beef", "Beef, cured, corned beef, canned", 170),
        ("6 pieces of chicken nuggets", "Chicken nuggets, NFS", 96),
        ("5 sea scallops", "Mollusks, scallop, (bay and sea), cooked, steamed", 75),
        ("a sachet of oatmeal", "Oatmeal, NFS", 148),
        ("a stick of rhubarb", "Rhubarb", 51),
        ("5 pea pods", "Snowpeas, raw", 17),
    ],
)
def test_a_measure_that_a_table_lacks_is_that_of_its_kind(line: str, name: str, grams: float) -> None:
    found = said(line, name)
    assert found.grams == pytest.approx(grams, rel=0.02)
    assert found.is_plausible
    assert not found.is_guess


@pytest.mark.parametrize(
    ("line", "name", "grams"),
    [
        ("a small glass of orange juice", "Orange juice, 100%, NFS", 155),
        ("a large glass of milk", "Milk, whole", 356),
        ("a small glass of red wine", "Wine, red", 127),
        ("a large glass of red wine", "Wine, red", 254),
        ("a large bowl of soup", "Soup, vegetable", 454),
        ("a large cup of tea", "Tea, hot, leaf, black", 350),
        ("a large mug of coffee", "Coffee, brewed", 350),
        ("a small bowl of cereal", "Cereal, corn flakes, plain", 18.75),
        # a size that the table has for another thing only, or not at all: ¾ and 1.4 of the regular one
        ("1 large mango", "Mango, raw", 294),
        ("2 small zucchini", "Summer squash, green, raw", 300),
        ("1 small slice of cake", "Cake, pound", 86),
        ("a large piece of lasagna", "Lasagna with meat", 288),
        ("1 large slice of bread", "Bread, white", 43),  # its own
        ("2 large eggs", "Egg, whole, raw, fresh", 100),
        ("1 large egg", "Egg, whole, boiled or poached", 50),  # its only size, which is the large one
        ("1 small egg", "Egg, whole, boiled or poached", 38),
        ("1 small onion", "Onions, raw", 70),
        ("3 large strawberries", "Strawberries, raw", 54),
        ("1 mini bagel", "Bagel", 26),
        ("1 mini muffin", "Muffin, fruit", 25),
        ("2 small handfuls of almonds", "Almonds, NFS", 45),
        ("a small tin of kidney beans", "Kidney beans, from canned, no added fat", 320),
        # sizes in which a drink or a snack is sold
        ("1 medium coffee", "Coffee, brewed", 480),
        ("1 small popcorn", "Popcorn, NFS", 28),
    ],
)
def test_a_size_changes_what_is_assumed(line: str, name: str, grams: float) -> None:
    assert said(line, name).grams == pytest.approx(grams, abs=1.0)


@pytest.mark.parametrize(
    ("line", "name", "note"),
    [
        ("a wedge of brie", "Cheese, Brie", "Taken as 38 g each."),
        ("a large glass of red wine", "Wine, red", "Taken as 250 mL."),
        ("1 serving of rice", "Rice, white, cooked, no added fat", "Taken as 1 cup, cooked."),
        ("1 large mango", "Mango, raw", "Taken as 1.4 mangoes."),
        ("a glass of wine", "Wine, red", "Taken as 150 mL."),
        ("a bowl of soup", "Soup, vegetable", "Taken as 300 mL."),
        ("a can of kidney beans", "Kidney beans, from canned, no added fat", "Taken as 425 g each."),
        ("a packet of crisps", "Potato chips, plain", "Taken as 1 small single serving bag."),
        ("a capful of vanilla", "Vanilla extract", "Taken as 5 mL."),
        ("1 onion", "Onions, raw", "Taken as 1 whole."),
        ("a handful of blueberries", "Blueberries, raw", "Taken as ½ cup."),
        ("a slice of pizza", "Pizza, cheese, from restaurant or fast food, thin crust", ""),
        ("a can of cola", "Soft drink, cola", ""),
    ],
)
def test_what_is_assumed_is_said(line: str, name: str, note: str) -> None:
    assert said(line, name).note == note


def test_a_cup_a_spoon_and_an_ounce_of_each_food_are_of_one_density() -> None:
    # Their tables weigh a small cup of it, a cup that is none, or one piece in it.
    odd = re.compile(r"^Coffee, (espresso|macchiato)|^Candies, REESE'S Peanut Butter Cups|Pregestimil 20")
    volumes = {"cup": 236.6, "tbsp": 14.79, "tsp": 4.93, "fl oz": 29.57}
    apart, measured = [], 0
    for record in records().values():
        food, choices = food_of(record), choices_of(record)
        found = [(measure_said(as_one(f"1 {unit} x"), food, choices, 1.0), ml) for unit, ml in volumes.items()]
        per_ml = [said.grams / ml for said, ml in found if said is not None and said.grams]
        measured += bool(per_ml)
        if per_ml and not odd.search(record.name) and (max(per_ml) > 2.5 * min(per_ml) or max(per_ml) > 2.2):
            apart.append((record.name, per_ml))
    assert measured > 7_000
    assert apart == []


def test_two_of_each_reviewed_food_that_is_counted_are_two_of_its_pieces() -> None:
    wrong = {}
    for key, row in household.read().items():
        record = records()[key]
        if row.piece is not None:
            name = row.food if row.source == "sr_legacy" else row.food.split(",")[0]
            part = LinePart(text=f"2 {name}", food=name.casefold(), quantity=2.0)
            found = portion_said(part, food_of(record), choices_of(record))
            if found.grams != pytest.approx(2 * row.piece.weight_g, rel=0.001):
                wrong[row.food] = (found.chosen.text, found.grams, row.piece)
    assert wrong == {}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("200 eggs", "Egg, whole, boiled or poached"),
        ("5 kg rice", "Rice, white, cooked, no added fat"),
        ("400 g cinnamon", "Spices, cinnamon, ground"),
        ("2 cups olive oil", "Olive oil"),
        ("1 cup salt", "Salt, table"),
        ("1 cup cod liver oil", "Fish oil, cod liver"),
        ("1 watermelon", "Watermelon, raw"),
        ("200 mg spinach", "Spinach, raw"),
    ],
)
def test_an_amount_that_nobody_eats_is_doubted_and_said(line: str, name: str) -> None:
    found = said(line, name)
    assert not found.is_plausible
    assert found.note == found.doubt
    assert found.is_guess
    assert found.doubt.endswith("is that meant?")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("300 g steak", "Beef, steak, sirloin, NS as to fat eaten"),
        ("1 kg strawberries", "Strawberries, raw"),
        ("12 sushi", "Sushi, NFS"),
        ("1 cabbage", "Cabbage, green, raw"),
        ("1 pinch of salt", "Salt, table"),
        ("3 l water", "Water, tap"),
        ("50 blueberries", "Blueberries, raw"),
        ("100 g butter", "Butter, stick"),
    ],
)
def test_what_a_hungry_person_eats_is_believed(line: str, name: str) -> None:
    assert said(line, name).is_plausible


def test_a_recipe_holds_more_than_a_meal() -> None:
    assert not said("1 kg flour", "Wheat flour, white, all-purpose, enriched, bleached").is_plausible
    assert said("1 kg flour", "Wheat flour, white, all-purpose, enriched, bleached", IN_A_RECIPE).is_plausible
    assert said("24 eggs", "Egg, whole, raw, fresh", IN_A_RECIPE).is_plausible
