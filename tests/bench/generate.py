#!/usr/bin/env python3
"""generate.py COUNT FOLDER: protocols of two pages like examples/client-meeting.xml, no two alike, the same every
time: other numbers, dates, amounts and order of words."""
import os
import random
import re
import shutil
import sys

count, folder = int(sys.argv[1]), sys.argv[2]
examples = os.path.join(os.path.dirname(__file__), "..", "..", "examples")
source = open(os.path.join(examples, "client-meeting.xml"), encoding="utf-8").read()
os.makedirs(folder, exist_ok=True)
shutil.copy(os.path.join(examples, "logo.png"), folder)
for number in range(1, count + 1):
    chance = random.Random(number)

    def shuffle(match):
        """The words of a paragraph in another order."""
        words = match.group(2).split()
        chance.shuffle(words)
        return match.group(1) + " ".join(words) + match.group(3)

    text = re.sub(r'number="[^"]*"', 'number="%d"' % number, source, count=1)
    text = re.sub(r"(<paragraph>)([^<>&]*)(</paragraph>)", shuffle, text)
    with open(os.path.join(folder, "meeting-%04d.xml" % number), "w", encoding="utf-8") as out:
        out.write(text)
