#!/usr/bin/env python3
"""sarif.py: reads a SARIF log from standard input and checks it against what SARIF 2.1.0 (OASIS) requires of the
properties that protoc writes: required properties, types, enumerations, and nothing the standard does not know."""
import json
import re
import sys

LEVELS = {"none", "note", "warning", "error"}
URI = re.compile(r"^([a-z][a-z0-9+.-]*:)?[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*$")


def need(condition, what):
    if not condition:
        sys.exit("sarif: " + what)


def check(value, where, required, optional):
    need(isinstance(value, dict), where + " is no object")
    for name in required:
        need(name in value, where + " lacks " + name)
    for name in value:
        need(name in required or name in optional, where + " has a property the standard does not know: " + name)


def text(value, where):
    check(value, where, {"text"}, {"markdown", "id", "arguments"})
    need(isinstance(value["text"], str), where + " is no text")


def unique(values, where):
    need(len(values) == len({json.dumps(value, sort_keys=True) for value in values}), where + " are not unique")


def region(value, where):
    check(value, where, set(), {"startLine", "startColumn", "endLine", "endColumn", "snippet"})
    for name in ("startLine", "startColumn", "endLine", "endColumn"):
        need(isinstance(value[name], int) and value[name] >= 1, where + ": " + name)
    need((value["endLine"], value["endColumn"]) >= (value["startLine"], value["startColumn"]), where + " ends first")
    text(value["snippet"], where + ".snippet")


def result(value, rules, bases):
    check(value, "result", {"message"}, {"ruleId", "level", "locations"})
    text(value["message"], "message")
    need(value["level"] in LEVELS, "level")
    need(value["ruleId"] in rules, "no rule describes " + value["ruleId"])
    for place in value["locations"]:
        check(place, "location", set(), {"physicalLocation"})
        physical = place["physicalLocation"]
        check(physical, "physicalLocation", {"artifactLocation"}, {"region"})
        artifact = physical["artifactLocation"]
        check(artifact, "artifactLocation", {"uri"}, {"uriBaseId"})
        need(URI.match(artifact["uri"]), "no URI reference: " + artifact["uri"])
        need(artifact.get("uriBaseId") in bases or artifact["uri"].startswith("file:///"), "uriBaseId")
        if "region" in physical:
            region(physical["region"], "region")


def main():
    log = json.load(sys.stdin)
    check(log, "log", {"version", "runs"}, {"$schema"})
    need(log["version"] == "2.1.0", "version")
    need(isinstance(log["runs"], list), "runs")
    for run in log["runs"]:
        check(run, "run", {"tool"}, {"results", "invocations", "columnKind", "originalUriBaseIds"})
        check(run["tool"], "tool", {"driver"}, set())
        driver = run["tool"]["driver"]
        check(driver, "driver", {"name"}, {"version", "language", "rules"})
        need(re.match(r"^[a-z]{2}(-[A-Z]{2})?$", driver["language"]), "language")
        unique(driver["rules"], "rules")
        ids = [rule["id"] for rule in driver["rules"]]
        need(len(ids) == len(set(ids)), "two rules with one id")
        for rule in driver["rules"]:
            check(rule, "rule", {"id"}, {"shortDescription", "help", "defaultConfiguration"})
            text(rule["shortDescription"], "shortDescription")
            text(rule["help"], "help")
            need(rule["help"]["text"], "no help for " + rule["id"])
            need(rule["defaultConfiguration"]["level"] in LEVELS, "level of a rule")
        need(run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}, "columnKind")
        for invocation in run["invocations"]:
            check(invocation, "invocation", {"executionSuccessful"}, {"exitCode"})
            need(isinstance(invocation["executionSuccessful"], bool), "executionSuccessful")
        for value in run["results"]:
            result(value, set(ids), run["originalUriBaseIds"])
    print("sarif: %d results" % sum(len(run["results"]) for run in log["runs"]))


main()
