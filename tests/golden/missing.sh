#!/bin/sh
# missing.sh: what documents must and should have, taken out of an example one at a time: the message that says so.
# A row: example, what is taken out, severity, id, a word the message holds.
set -u
. "$(dirname "$0")/../environment.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
find_protoc
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
cp "$root"/examples/*.png "$work"
passed=0
failed=0

# without EXAMPLE PATTERN: the example without what the pattern matches.
without() {
    cat >"$work/without.xsl" <<XSL
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:m="urn:protoc:minutes:1">
  <xsl:template match="node() | @*"><xsl:copy><xsl:apply-templates select="node() | @*"/></xsl:copy></xsl:template>
  <xsl:template match="$2" priority="2"/>
</xsl:stylesheet>
XSL
    xsltproc "$work/without.xsl" "$root/examples/$1.xml" >"$work/$1.xml"
}

while read -r example pattern severity id word; do
    case $example in
    '' | '#'*) continue ;;
    esac
    without "$example" "$pattern"
    (cd "$work" && "$protoc" --check "$example.xml") >"$work/said" 2>&1
    status=$?
    expected=0
    [ "$severity" = error ] && expected=1
    if cmp -s "$work/$example.xml" "$root/examples/$example.xml" || [ $status -ne $expected ] ||
        ! grep ": $severity: .*$word.*\[$id\]\$" "$work/said" >"$work/line"; then
        echo "missing: $example without $pattern: no $severity [$id] with “$word”, status $status" >&2
        cat "$work/said" >&2
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
done <<'ROWS'
# Client meetings: must
minimal         m:protocol/@kind                        error   attribute-missing           kind
minimal         m:protocol/@xml:lang                    error   attribute-missing           xml:lang
minimal         m:header                                error   element-missing             <header>
minimal         m:header/m:organisation                 error   element-missing             <organisation>
minimal         m:organisation/m:name                   error   element-missing             <name>
minimal         m:header/m:client                       error   client-missing              client
minimal         m:header/m:date                         error   element-missing             <date>
minimal         m:participants                          error   element-missing             <participants>
minimal         m:person[@side='ours']                  error   our-participant-missing     ours
minimal         m:person[@side='client']                error   client-participant-missing  client
minimal         m:surname                               error   element-missing             <surname>
minimal         m:person/@id                            error   attribute-missing           id
minimal         m:person/@side                          error   attribute-missing           side
client-meeting  m:quotation/@by                         error   quotation-without-author    author
client-meeting  m:topic[@item='plan']/@item             error   topic-untitled              title
client-meeting  m:signature/@person                     error   attribute-missing           person
client-meeting  m:logo/@description                     error   attribute-missing           description

# Client meetings: should
client-meeting  m:protocol/@number                      warning number-missing              number
client-meeting  m:header/m:subject                      warning subject-missing             <subject>
client-meeting  m:header/m:time                         warning time-missing                <time
client-meeting  m:header/m:time/@end                    warning end-missing                 end=
client-meeting  m:header/m:place                        warning place-missing               <place>
client-meeting  m:next-meeting/m:place/@link            warning online-meeting-unnamed      link=
client-meeting  m:goal/@outcome                         warning goal-without-outcome        outcome
client-meeting  m:decision[@id='routes']/@owner         warning owner-missing               owner
client-meeting  m:decision[@id='routes']/@due           warning due-missing                 due
client-meeting  m:step/@owner                           warning owner-missing               owner
client-meeting  m:step/@due                             warning due-missing                 due
client-meeting  m:decisions                             warning decisions-missing           <decisions>
client-meeting  *[@item='quality']                      warning item-without-outcome        quality

# Negotiations
negotiation     m:header/m:client                       error   client-missing              client
negotiation     m:revision[1]/@number                   error   attribute-missing           number
negotiation     m:revision[1]/@date                     error   attribute-missing           date
negotiation     m:revision[1]/@status                   error   attribute-missing           status
negotiation     m:reply[@by]/@by                        error   reply-without-author        author
negotiation     m:reply[1]/@date                        error   attribute-missing           date
negotiation     m:reply[1]/@means                       error   attribute-missing           means
negotiation     m:reply[1]/@answer                      error   attribute-missing           answer
negotiation     m:reply[@answer='remarks']/text()       error   remarks-empty               remarks
negotiation     m:reply[@answer='remarks']              warning returned-without-remarks    remarks
negotiation     m:reply[@answer='confirmed']            warning agreed-without-confirmation confirmed
negotiation     m:revision/@by                          warning revision-without-author     author
negotiation     m:revision[2]/text()                    warning revision-without-changes    changed
negotiation     m:agreement/@owner                      warning owner-missing               owner
negotiation     m:agreement/@due                        warning due-missing                 due
negotiation     m:resolution                            warning problem-without-resolution  <resolution>

# Meetings of bodies
council         m:person/@role[contains(.,'chair')]     error   chair-missing               chair
council         m:person/@role[.='secretary']           error   secretary-missing           secretary
council         m:signatures                            error   signatures-missing          <signatures>
council         m:quorum/@required                      error   attribute-missing           required
council         m:previous-meeting/@date                error   attribute-missing           date
council         m:adjournment/@time                     error   attribute-missing           time
council         m:decision[@id='pump']/m:vote/@for      error   vote-empty                  <voter>
council         m:decision[@id='pump']/text()           error   wording-missing             wording
council         m:voter/@vote                           error   attribute-missing           vote
council         m:voter/@person                         error   attribute-missing           person
council         m:dissent/@by                           error   attribute-missing           by
council         m:quorum                                warning quorum-missing              quorum
council         m:person[@id='voronin']/@role           warning teller-missing              teller
council         m:decision[@id='pump']/m:vote           warning vote-missing                <vote
council         m:decision[@id='pump']/@item            warning decision-off-agenda         item
council         m:decision[@id='pump']/@owner           warning owner-missing               owner
council         m:decision[@id='report']/@task          warning owner-missing               owner
council         m:decision/m:vote/m:voter               warning against-unnamed             against
council         m:signature[@person='lozhkina']         warning chair-signature-missing     chair
council         m:signature[@person='ermakov']          warning secretary-signature-missing secretary
council         m:signature[@person='ermakov']/@date    warning signature-date-missing      date
board           m:motion/@mover                         warning mover-missing               mover
board           m:motion[not(m:vote)]/@outcome          warning motion-without-outcome      outcome
board           m:person[@id='brandt']/@reason          warning reason-missing              reason

# Reports on contact with a client: must
communication-report  m:communication-report/@xml:lang    error    attribute-missing        xml:lang
communication-report  m:header                            error    element-missing          <header>
communication-report  m:header/m:organisation             error    element-missing          <organisation>
communication-report  m:header/m:client                   error    element-missing          <client>
communication-report  m:client/m:name                     error    element-missing          <name>
communication-report  m:period                            error    element-missing          <period>
communication-report  m:period/@from                      error    attribute-missing        from
communication-report  m:period/@to                        error    attribute-missing        to
communication-report  m:header/m:participants             error    element-missing          <participants>
communication-report  m:summary                           error    element-missing          <summary>
communication-report  m:summary/m:overview                error    summary-empty            <overview>
communication-report  m:log|m:ref                            error    log-missing              <contact>
communication-report  m:contact/@date                     error    attribute-missing        date
communication-report  m:contact/@start                    error    contact-time-missing     start=
communication-report  m:contact/@channel                  error    attribute-missing        channel
communication-report  m:contact/m:participant             error    element-missing          <participant>
communication-report  m:contact/m:content                 error    element-missing          <content>
communication-report  m:contact/m:place                   error    online-contact-unnamed   platform
communication-report  m:fact/@value                       error    attribute-missing        value
communication-report  m:resolution                        error    resolved-without-resolution  <resolution>

# and should
communication-report  m:communication-report/@number      warning  report-number-missing    number=
communication-report  m:client/@contact-person            warning  contact-person-missing   contact-person=
communication-report  m:header/m:date                     warning  report-date-missing      <date>
communication-report  m:contact/m:protocol                warning  meeting-without-protocol  <protocol
communication-report  m:task/@owner                       warning  owner-missing            owner=
communication-report  m:task[@status='in-progress']/@due  warning  due-missing              due=
communication-report  m:task/@status                      warning  status-missing           status=
communication-report  m:problem/@raised                   warning  problem-date-missing     raised=
communication-report  m:problem/@by                       warning  problem-person-missing   by=
communication-report  m:next-steps                        warning  next-steps-missing       <next-steps>
communication-report  m:closing                           warning  closing-missing          <closing>

# Records of sales: must
sales-record    m:header/m:client                       error   element-missing             <client>
sales-record    m:client/m:name                         error   element-missing             <name>
sales-record    m:client/@relationship                  error   client-type-missing         relationship=
sales-record    m:header/m:date                         error   element-missing             <date>
sales-record    m:log|m:ref                             error   log-missing                 <contact>
sales-record    m:contact/@date                         error   attribute-missing           date
sales-record    m:contact/@channel                      error   attribute-missing           channel
sales-record    m:contact/@start                        error   contact-time-missing        start=
sales-record    m:contact/m:participant                 error   element-missing             <participant>
sales-record    m:contact[@id='video']/m:place          error   online-contact-unnamed      platform
sales-record    m:handling                              error   objection-without-handling  <handling>
sales-record    m:objection/m:result                    error   objection-without-result    <result>
sales-record    m:demand/@class                         error   attribute-missing           class
sales-record    m:demand/text()                         error   demand-vague                concrete
sales-record    m:outcome                               error   outcome-missing             <outcome
sales-record    m:outcome/@state                        error   attribute-missing           state
sales-record    m:amount/@currency                      error   attribute-missing           currency

# and should
sales-record    m:client/@contact-person                warning contact-person-missing      contact-person=
sales-record    m:contact/@recorded                     warning recorded-missing            recorded=
sales-record    m:demands                               warning demands-missing             <demands>
sales-record    m:demand/@priority                      warning demand-priority-missing     priority=
sales-record    m:solution                              warning solution-missing            <solution>
sales-record    m:follow-ups                            warning follow-ups-missing          <follow-ups>
sales-record    m:follow-up/@owner                      warning owner-missing               owner=
sales-record    m:follow-up[@status='open']/@due        warning due-missing                 due=
sales-record    m:follow-up/@status                     warning status-missing              status=
ROWS
echo "missing parts: $passed passed, $failed failed"
[ $failed -eq 0 ]
