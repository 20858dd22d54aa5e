"""What Python's ConfigParser makes of ini files: a list of texts as JSON on standard input, answered on standard output."""

import configparser
import json
import sys


def read(text):
    parser = configparser.ConfigParser({"here": "/p%%q"})
    try:
        parser.read_string(text)
    except configparser.Error as error:
        return {"error": type(error).__name__}
    answer = {}
    for section in parser.sections():
        values = answer[section] = {}
        for key in parser.options(section):
            try:
                values[key] = parser.get(section, key)
            except configparser.InterpolationError as error:
                values[key] = {"error": type(error).__name__}
    return {"sections": answer}


json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
