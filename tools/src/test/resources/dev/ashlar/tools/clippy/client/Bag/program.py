#!/usr/bin/env python3
"""All methods of the test class Bag: the name of the file says which. The state is the list of items."""
import json
import os
import sys

METHODS = {
    "__init__": {"desc": "an empty bag", "args": {}},
    "insert": {"desc": "adds an item", "args": {
        "item": {"desc": "what is added", "position": 0}, "count": {"desc": "how often", "position": 1, "default_val": 1}}},
    "size": {"desc": "how many items", "args": {}, "returns": {"desc": "an int"}},
    "remove_if": {"desc": "removes items", "args": {"expression": {"desc": "which", "position": 0}}},
    "items": {"desc": "fills a list", "args": {"into": {"desc": "the list", "position": -1}}},
    "merge": {"desc": "a bag with the items of two", "args": {"other": {"desc": "a bag", "position": 0}}},
    "describe": {"desc": "names parts of the selector", "args": {}},
}
OPERATORS = {">": lambda a, b: a > b, "==": lambda a, b: a == b, "and": lambda a, b: a and b, "+": lambda a, b: a + b}


def value(rule, item):
    if not isinstance(rule, dict):
        return rule
    ((operator, operands),) = rule.items()
    return item if operator == "var" else OPERATORS[operator](*(value(operand, item) for operand in operands))


name = os.path.basename(sys.argv[0])
request = json.loads(sys.stdin.readline() or "{}")
if "--clippy-help" in sys.argv:
    print(json.dumps({"method_name": name, "version": "0.2.0", **METHODS[name]}))
    sys.exit()
missing = [a for a, d in METHODS[name]["args"].items() if "default_val" not in d and a not in request]
if missing:
    sys.exit(f"{name}: {missing[0]} is missing")
if "--clippy-validate" in sys.argv:
    sys.exit()
items = request["_state"].get("items", [])
answer = {}
if name == "__init__":
    answer = {"_state": {"items": []}}
elif name == "insert":
    if request["item"] is None:
        sys.exit("nothing cannot be inserted")
    answer = {"_state": {"items": items + [request["item"]] * request.get("count", 1)}, "returns_self": True}
elif name == "size":
    answer = {"returns": len(items), "stdout": "counted"}
elif name == "remove_if":
    kept = [item for item in items if not value(request["expression"]["rule"], item)]
    answer = {"_state": {"items": kept}, "returns_self": True, "returns": "ignored"}
elif name == "items":
    answer = {"references": {"into": items}, "into": items}
elif name == "merge":
    other = request["other"]["__clippy_type__"]
    both = {"items": items + other["state"]["items"]}
    answer = {"returns": {"__clippy_type__": {"__module__": "clippy", "__class__": other["__class__"], "state": both}}}
elif name == "describe":
    answer = {"_selectors": {"value.weight": "in grams", "value.size.width": "in metres"}, "returns": None}
print(json.dumps(answer))
