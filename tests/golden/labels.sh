#!/bin/sh
# labels.sh: all label files have the same keys. Left aside is what languages have each in its own way: plural forms,
# forms of names in another language, where lines are glued,
# and whether a full stop comes after a closing quotation mark.
set -u
. "$(dirname "$0")/../environment.sh"
cd "$(dirname "$0")/../../stylesheets/labels" || exit 3
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

cat >"$work/keys.xsl" <<'XSL'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:l="urn:protoc:labels:1">
  <xsl:output method="text"/>
  <xsl:template match="/">
    <xsl:apply-templates select="/l:labels/l:*[not(self::l:plural or self::l:gluing)]"/>
  </xsl:template>
  <xsl:template match="l:*">
    <xsl:call-template name="line"/>
    <xsl:for-each select="@*[not(name() = 'key' or name() = 'number' or name(..) = 'quotes' and name() = 'stop')]">
      <xsl:call-template name="line"/>
    </xsl:for-each>
    <xsl:apply-templates select="self::l:months/l:month | self::l:names/l:name[not(@language)]"/>
  </xsl:template>
  <xsl:template name="line">
    <xsl:for-each select="ancestor-or-self::*[not(self::l:labels)]">
      <xsl:value-of select="concat('/', local-name(), ' ', @key, self::l:month/@number)"/>
    </xsl:for-each>
    <xsl:if test="not(self::*)">
      <xsl:value-of select="concat('/@', name())"/>
    </xsl:if>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
XSL

for file in *.xml; do
    xsltproc "$work/keys.xsl" "$file" | sort >"$work/$file"
    if [ ! -s "$work/$file" ]; then
        echo "labels: $file has no keys" >&2
        failed=$((failed + 1))
    elif [ "$(uniq -d "$work/$file")" ]; then
        echo "labels: $file has a key twice:" >&2
        uniq -d "$work/$file" >&2
        failed=$((failed + 1))
    elif ! diff "$work/en.xml" "$work/$file" >"$work/difference"; then
        echo "labels: $file and en.xml have different keys (< lacks, > has too many):" >&2
        grep '^[<>]' "$work/difference" >&2
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
done
echo "labels: $passed passed, $failed failed"
[ $failed -eq 0 ]
