<?xml version="1.0" encoding="UTF-8"?>
<!-- proceedings.xsl: the minutes of a body: who was there, quorum, and each item as it went: what was reported, what was
     said, what was resolved and how the votes fell. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:f="urn:protoc:function:1"
                extension-element-prefixes="f"
                exclude-result-prefixes="m">

  <!-- ============================== attendance ============================== -->

  <!-- When more were present than this, they are listed in an annex. -->
  <xsl:variable name="listed-persons" select="15"/>

  <!-- Fields of the introduction, or after the text, where the language has them there. -->
  <xsl:template name="attendance">
    <xsl:variable name="persons" select="m:participants/m:person"/>
    <xsl:variable name="there" select="$persons[not(@presence = 'absent' or @presence = 'excused')]"/>
    <xsl:variable name="chair" select="$there[contains(concat(' ', normalize-space(@role), ' '), ' chair ')]"/>
    <xsl:variable name="secretary" select="$there[contains(concat(' ', normalize-space(@role), ' '), ' secretary ')]"/>
    <xsl:variable name="guests" select="$there[contains(concat(' ', normalize-space(@role), ' '), ' invited ')
                                        or contains(concat(' ', normalize-space(@role), ' '), ' observer ')]"/>
    <xsl:call-template name="persons-field">
      <xsl:with-param name="label" select="'chair'"/>
      <xsl:with-param name="persons" select="$chair"/>
    </xsl:call-template>
    <xsl:call-template name="persons-field">
      <xsl:with-param name="label" select="'secretary'"/>
      <xsl:with-param name="persons" select="$secretary"/>
      <xsl:with-param name="met" select="$chair"/>
    </xsl:call-template>
    <xsl:call-template name="persons-field">
      <xsl:with-param name="label" select="'present'"/>
      <xsl:with-param name="persons"
                      select="$there[count(. | $chair | $secretary | $guests) &gt; count($chair | $secretary | $guests)]"/>
      <xsl:with-param name="annexed" select="true()"/>
    </xsl:call-template>
    <xsl:call-template name="persons-field">
      <xsl:with-param name="label" select="'absent'"/>
      <xsl:with-param name="persons" select="$persons[@presence = 'absent']"/>
    </xsl:call-template>
    <xsl:call-template name="persons-field">
      <xsl:with-param name="label" select="'excused'"/>
      <xsl:with-param name="persons" select="$persons[@presence = 'excused']"/>
    </xsl:call-template>
    <xsl:call-template name="persons-field">
      <xsl:with-param name="label" select="'invited'"/>
      <xsl:with-param name="persons" select="$guests"/>
      <xsl:with-param name="met" select="$chair | $secretary"/>
    </xsl:call-template>
    <xsl:call-template name="persons-field">
      <xsl:with-param name="label" select="'tellers'"/>
      <xsl:with-param name="persons" select="$there[contains(concat(' ', normalize-space(@role), ' '), ' teller ')]"/>
      <xsl:with-param name="met" select="$there"/>
    </xsl:call-template>
    <xsl:apply-templates select="m:quorum | m:previous-meeting" mode="field"/>
  </xsl:template>

  <!-- A person stands in full where met first, later by name only. -->
  <xsl:template name="persons-field">
    <xsl:param name="label"/>
    <xsl:param name="persons"/>
    <xsl:param name="met" select="/.."/>
    <xsl:param name="annexed" select="false()"/>
    <xsl:if test="$persons">
      <field>
        <xsl:for-each select="$persons[1]"><f:place/></xsl:for-each>
        <label>
          <xsl:value-of select="f:fill(f:label('field', 'label'), 'label', f:label('attendance', $label))"/>
        </label>
        <value>
          <xsl:if test="$annexed and count($persons) &gt; $listed-persons">
            <p>
              <xsl:value-of select="f:fill(f:label('attendance', 'annexed'), 'number', count($persons))"/>
            </p>
          </xsl:if>
          <xsl:for-each select="$persons[not($annexed and count($persons) &gt; $listed-persons)]">
            <p>
              <xsl:choose>
                <xsl:when test="count(. | $met) = count($met)"><xsl:value-of select="f:person(.)"/></xsl:when>
                <xsl:otherwise>
                  <f:carry/>
                  <xsl:call-template name="attending-person"/>
                </xsl:otherwise>
              </xsl:choose>
            </p>
          </xsl:for-each>
        </value>
      </field>
    </xsl:if>
  </xsl:template>

  <!-- The annex: those who are in no other field of the attendance. -->
  <xsl:template name="attendance-annex">
    <xsl:variable name="present" select="m:participants/m:person[not(@presence = 'absent' or @presence = 'excused')]
        [not(contains(concat(' ', normalize-space(@role), ' '), ' chair ')
             or contains(concat(' ', normalize-space(@role), ' '), ' secretary ')
             or contains(concat(' ', normalize-space(@role), ' '), ' invited ')
             or contains(concat(' ', normalize-space(@role), ' '), ' observer '))]"/>
    <xsl:if test="count($present) &gt; $listed-persons">
      <section>
        <xsl:call-template name="section-start">
          <xsl:with-param name="name" select="'attendance-list'"/>
        </xsl:call-template>
        <list ordered="yes">
          <xsl:for-each select="m:participants"><f:place/></xsl:for-each>
          <xsl:for-each select="$present">
            <item>
              <xsl:call-template name="number-label">
                <xsl:with-param name="number" select="position()"/>
              </xsl:call-template>
              <f:carry/>
              <p><xsl:call-template name="attending-person"/></p>
            </item>
          </xsl:for-each>
        </list>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Новикова Анна Игоревна, бухгалтер (с 18:20) -->
  <xsl:template name="attending-person">
    <xsl:variable name="name" select="f:person(., true())"/>
    <xsl:variable name="post">
      <xsl:apply-templates select="m:position" mode="plain"/>
      <xsl:if test="not(@side = 'ours')">
        <xsl:variable name="organisation"><xsl:call-template name="organisation-name"/></xsl:variable>
        <xsl:if test="m:position and $organisation != ''"><xsl:value-of select="f:label('list', 'comma')"/></xsl:if>
        <xsl:value-of select="$organisation"/>
      </xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$post != ''">
        <xsl:value-of select="f:fill(f:label('person', 'position'), 'name', $name, 'text', $post)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@joined or @left or @reason">
      <xsl:variable name="text">
        <xsl:choose>
          <xsl:when test="@reason"><xsl:value-of select="normalize-space(@reason)"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="presence-times"/></xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <xsl:value-of select="f:fill(f:label('attendance', 'remark'), 'text', $text)"/>
    </xsl:if>
  </xsl:template>

  <!-- Those present are counted where it is not said how many they were. -->
  <xsl:template match="m:quorum" mode="field">
    <xsl:variable name="voters" select="../m:participants/m:person[not(@voting = 'no')][@voting = 'yes' or
        not(contains(concat(' ', normalize-space(@role), ' '), ' invited ') or
        contains(concat(' ', normalize-space(@role), ' '), ' observer '))]"/>
    <xsl:variable name="present" select="number(concat(0, @present)) +
        count($voters[not(@presence = 'absent' or @presence = 'excused')][not(current()/@present)])"/>
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="f:label('quorum', 'label')"/>
      </xsl:call-template>
      <value>
        <p>
          <xsl:variable name="text">
            <xsl:value-of select="normalize-space(@members)"/>
            <xsl:if test="not(@members)"><xsl:value-of select="count($voters)"/></xsl:if>
          </xsl:variable>
          <xsl:value-of select="f:fill(f:label('quorum', 'counted'), 'number', $present, 'text', $text,
                                       'label', normalize-space(@required))"/>
          <xsl:value-of select="f:label('quorum', 'met')[$present &gt;= current()/@required]
                                | f:label('quorum', 'missed')[$present &lt; current()/@required]"/>
        </p>
      </value>
    </field>
  </xsl:template>

  <!-- протокол № 3 от 12 марта 2024 г., утверждён с поправками: … -->
  <xsl:template match="m:previous-meeting" mode="field">
    <xsl:variable name="word" select="f:label('previous', normalize-space(current()/@minutes))"/>
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="f:label('previous', 'label')"/>
      </xsl:call-template>
      <value>
        <p>
          <f:carry/>
          <xsl:value-of select="f:fill(f:label('title', 'with-number')[current()/@number]
                                       | f:label('title', 'without-number')[not(current()/@number)],
                                       'label', f:label('previous', 'document'), 'number', normalize-space(@number),
                                       'date', f:day(@date))"/>
          <xsl:if test="$word">
            <xsl:value-of select="concat(f:label('list', 'comma'), $word)"/>
          </xsl:if>
          <xsl:if test="normalize-space()">
            <xsl:value-of select="f:label('list', 'semicolon')"/>
            <xsl:apply-templates mode="inline"/>
          </xsl:if>
        </p>
      </value>
    </field>
  </xsl:template>

  <!-- ============================== items ============================== -->

  <xsl:template name="proceedings">
    <xsl:variable name="items" select="m:agenda/m:item[key('topics', @id) or key('answers', @id)[self::m:decision]]"/>
    <xsl:variable name="topics" select="m:discussion/m:topic[not(@item)]"/>
    <xsl:if test="$items or $topics">
      <section>
        <xsl:call-template name="section-start">
          <xsl:with-param name="name" select="'proceedings'"/>
        </xsl:call-template>
        <xsl:for-each select="$items">
          <xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
          <section>
            <xsl:copy-of select="key('topics', @id)[1]/@id"/>
            <f:place/>
            <xsl:if test="not(key('topics', @id)[1]/@id)">
              <xsl:attribute name="id">
                <xsl:call-template name="free-id">
                  <xsl:with-param name="id" select="concat('item-', $number)"/>
                </xsl:call-template>
              </xsl:attribute>
            </xsl:if>
            <heading>
              <xsl:copy-of select="@xml:lang"/>
              <f:place/>
              <xsl:variable name="numeral">
                <xsl:call-template name="heading-number">
                  <xsl:with-param name="number" select="$number"/>
                </xsl:call-template>
              </xsl:variable>
              <xsl:value-of select="f:fill(f:label('list', 'heading'), 'number', $numeral)"/>
              <xsl:apply-templates mode="inline"/>
            </heading>
            <xsl:apply-templates select="key('topics', @id)" mode="proceedings"/>
            <xsl:call-template name="resolutions">
              <xsl:with-param name="decisions" select="key('answers', @id)[self::m:decision]"/>
            </xsl:call-template>
          </section>
        </xsl:for-each>
        <xsl:apply-templates select="$topics" mode="section"/>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- 1, or 一 where the labels have such numerals; up to 99. -->
  <xsl:template name="heading-number">
    <xsl:param name="number"/>
    <xsl:variable name="numerals" select="string(f:label('list', 'numerals'))"/>
    <xsl:variable name="tens" select="floor($number div 10)"/>
    <xsl:choose>
      <xsl:when test="$numerals = '' or $number &gt; 99"><xsl:value-of select="$number"/></xsl:when>
      <xsl:otherwise>
        <xsl:if test="$tens &gt; 1"><xsl:value-of select="substring($numerals, $tens, 1)"/></xsl:if>
        <xsl:if test="$tens &gt; 0"><xsl:value-of select="substring($numerals, 10, 1)"/></xsl:if>
        <xsl:value-of select="substring($numerals, $number mod 10, 1)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- СЛУШАЛИ: before the first report, ВЫСТУПИЛИ: before the first thing that was said after it. -->
  <xsl:template match="m:topic" mode="proceedings">
    <xsl:variable name="report" select="m:report[1]"/>
    <xsl:variable name="said" select="(*[not($report)] | $report/following-sibling::*)
                                      [@by or self::m:speech][not(self::m:report)][1]"/>
    <xsl:if test="m:title or position() &gt; 1">
      <p role="lead">
        <xsl:copy-of select="m:title/@xml:lang"/>
        <f:place/>
        <xsl:if test="position() &gt; 1"><xsl:copy-of select="@id"/></xsl:if>
        <xsl:apply-templates select="m:title/node()" mode="inline"/>
      </p>
    </xsl:if>
    <xsl:for-each select="*[not(self::m:title)]">
      <xsl:if test="$report and count(. | $report) = 1">
        <xsl:call-template name="announcement">
          <xsl:with-param name="word" select="f:label('proceedings', 'heard')"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="$said and count(. | $said) = 1">
        <xsl:call-template name="announcement">
          <xsl:with-param name="word" select="f:label('proceedings', 'spoke')"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:apply-templates select="." mode="block"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="announcement">
    <xsl:param name="word"/>
    <p role="announcement">
      <f:place/>
      <xsl:call-template name="led-label">
        <xsl:with-param name="label" select="$word"/>
      </xsl:call-template>
    </p>
  </xsl:template>

  <!-- ПОСТАНОВИЛИ: the decisions on an item, 1.1, 1.2, each with its vote. -->
  <xsl:template name="resolutions">
    <xsl:param name="decisions"/>
    <xsl:for-each select="$decisions[1]">
      <xsl:call-template name="announcement">
        <xsl:with-param name="word" select="f:label('proceedings', concat('resolved.', $kind-name))"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:if test="$decisions">
      <list ordered="yes">
        <xsl:for-each select="$decisions[1]"><f:place/></xsl:for-each>
        <xsl:for-each select="$decisions">
          <xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
          <item>
            <xsl:call-template name="number-label">
              <xsl:with-param name="number" select="$number"/>
            </xsl:call-template>
            <xsl:copy-of select="@xml:lang"/>
            <f:place/>
            <xsl:attribute name="id">
              <xsl:call-template name="task-id">
                <xsl:with-param name="number" select="$number"/>
              </xsl:call-template>
            </xsl:attribute>
            <xsl:call-template name="passage">
              <xsl:with-param name="without" select="'result vote dissent'"/>
            </xsl:call-template>
            <xsl:call-template name="task-details"/>
            <xsl:apply-templates select="@mover | m:vote | m:dissent" mode="votes"/>
          </item>
        </xsl:for-each>
      </list>
    </xsl:if>
  </xsl:template>

  <!-- Ответственный: А. И. Новикова · Срок: 20.05.2024 · Результат: … -->
  <xsl:template name="task-details">
    <xsl:if test="@owner or @due or @priority or @status or @done">
      <p>
        <f:place/>
        <xsl:if test="@owner">
          <xsl:call-template name="led-label">
            <xsl:with-param name="label" select="f:label('column', 'owner')"/>
          </xsl:call-template>
          <xsl:value-of select="f:label('list', 'after-label')"/>
          <xsl:value-of select="f:person(f:element(@owner))"/>
        </xsl:if>
        <xsl:if test="@due">
          <xsl:if test="@owner"><xsl:value-of select="f:label('list', 'point')"/></xsl:if>
          <xsl:call-template name="led-label">
            <xsl:with-param name="label" select="f:label('column', 'due')"/>
          </xsl:call-template>
          <xsl:value-of select="f:label('list', 'after-label')"/>
          <xsl:call-template name="date"><xsl:with-param name="date" select="@due"/></xsl:call-template>
        </xsl:if>
        <xsl:if test="@priority">
          <xsl:if test="@owner or @due"><xsl:value-of select="f:label('list', 'point')"/></xsl:if>
          <xsl:call-template name="led-label">
            <xsl:with-param name="label" select="f:label('column', 'priority')"/>
          </xsl:call-template>
          <xsl:value-of select="concat(f:label('list', 'after-label'),
                                       f:label('priority', normalize-space(current()/@priority)))"/>
        </xsl:if>
        <xsl:if test="@status or @done">
          <xsl:if test="@owner or @due or @priority"><xsl:value-of select="f:label('list', 'point')"/></xsl:if>
          <xsl:call-template name="status-text"/>
        </xsl:if>
      </p>
    </xsl:if>
    <xsl:apply-templates select="m:result" mode="task-result"/>
  </xsl:template>

  <!-- 1.2 is the second decision on the first item. -->
  <xsl:template match="m:decision" mode="number">
    <xsl:choose>
      <xsl:when test="$body-meets and @item">
        <xsl:apply-templates select="f:element(@item)" mode="number"/>
        <xsl:value-of select="concat('.', f:number(., 'item'))"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="f:number(.)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============================== votes ============================== -->

  <!-- What a decision or motion has of mover, vote and dissent has a mode of its own. -->
  <xsl:template match="@mover" mode="votes">
    <p>
      <xsl:for-each select=".."><f:place/></xsl:for-each>
      <xsl:for-each select=".."><xsl:call-template name="movers"/></xsl:for-each>
    </p>
  </xsl:template>

  <!-- Moved by A. Brown, seconded by C. Green. -->
  <xsl:template name="movers">
    <xsl:variable name="name" select="f:person(f:element(@mover))"/>
    <xsl:variable name="text">
      <xsl:if test="@seconder">
        <xsl:value-of select="f:person(f:element(@seconder))"/>
      </xsl:if>
    </xsl:variable>
    <xsl:value-of select="f:fill(f:label('movers', 'mover')[not(current()/@seconder)]
                                 | f:label('movers', 'both')[current()/@seconder],
                                 'name', $name, 'text', $text)"/>
  </xsl:template>

  <!-- Голосовали: за — 6, против — 1 (И. И. Иванов), воздержались — 0. Решение принято. -->
  <xsl:template match="m:vote" mode="votes">
    <xsl:variable name="for">
      <xsl:call-template name="votes-of"><xsl:with-param name="choice" select="'for'"/></xsl:call-template>
    </xsl:variable>
    <xsl:variable name="against">
      <xsl:call-template name="votes-of"><xsl:with-param name="choice" select="'against'"/></xsl:call-template>
    </xsl:variable>
    <xsl:variable name="abstained">
      <xsl:call-template name="votes-of"><xsl:with-param name="choice" select="'abstained'"/></xsl:call-template>
    </xsl:variable>
    <p>
      <xsl:copy-of select="@xml:lang"/>
      <f:place/>
      <strong>
        <xsl:call-template name="led-label">
          <xsl:with-param name="label" select="f:label('vote', concat('label.', current()/@ballot))
                                               | f:label('vote', 'label')[not(current()/@ballot)]"/>
        </xsl:call-template>
      </strong>
      <xsl:value-of select="f:label('list', 'after-label')"/>
      <xsl:call-template name="choice">
        <xsl:with-param name="choice" select="'for'"/>
        <xsl:with-param name="number" select="$for"/>
      </xsl:call-template>
      <xsl:value-of select="f:label('list', 'comma')"/>
      <xsl:call-template name="choice">
        <xsl:with-param name="choice" select="'against'"/>
        <xsl:with-param name="number" select="$against"/>
      </xsl:call-template>
      <xsl:value-of select="f:label('list', 'comma')"/>
      <xsl:call-template name="choice">
        <xsl:with-param name="choice" select="'abstained'"/>
        <xsl:with-param name="number" select="$abstained"/>
      </xsl:call-template>
      <xsl:if test="@not-voting &gt; 0">
        <xsl:value-of select="f:label('list', 'comma')"/>
        <xsl:call-template name="choice">
          <xsl:with-param name="choice" select="'not-voting'"/>
          <xsl:with-param name="number" select="number(@not-voting)"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:value-of select="f:label('list', 'stop')"/>
      <xsl:choose>
        <xsl:when test="parent::m:motion/@outcome">
          <xsl:value-of select="f:label('vote', current()/../@outcome)"/>
        </xsl:when>
        <xsl:when test="$for &gt; 0 and $against = 0 and $abstained = 0">
          <xsl:value-of select="f:label('vote', 'unanimous')"/>
        </xsl:when>
        <xsl:when test="$for &gt; $against"><xsl:value-of select="f:label('vote', 'carried')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="f:label('vote', 'lost')"/></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <!-- The number that is given, else those who are named. -->
  <xsl:template name="votes-of">
    <xsl:param name="choice"/>
    <xsl:variable name="given" select="@*[name() = $choice]"/>
    <xsl:choose>
      <xsl:when test="$given"><xsl:value-of select="number($given)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="count(m:voter[@vote = $choice])"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="choice">
    <xsl:param name="choice"/>
    <xsl:param name="number"/>
    <xsl:variable name="voters" select="m:voter[@vote = $choice]"/>
    <xsl:value-of select="f:fill(f:label('vote', concat('number.', $choice)), 'number', $number)"/>
    <xsl:if test="$voters">
      <xsl:variable name="text">
        <xsl:for-each select="$voters">
          <xsl:if test="position() &gt; 1"><xsl:value-of select="f:label('list', 'comma')"/></xsl:if>
          <xsl:value-of select="f:person(f:element(@person))"/>
        </xsl:for-each>
      </xsl:variable>
      <xsl:value-of select="f:fill(f:label('attendance', 'remark'), 'text', $text)"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:motion" mode="block">
    <note kind="{local-name()}">
      <xsl:call-template name="note-attributes"/>
      <xsl:call-template name="entry-label"/>
      <xsl:call-template name="passage">
        <xsl:with-param name="without" select="'vote'"/>
      </xsl:call-template>
      <xsl:apply-templates select="@mover | m:vote | m:dissent" mode="votes"/>
      <xsl:if test="@outcome and not(m:vote)">
        <p>
          <f:place/>
          <xsl:value-of select="f:label('vote', current()/@outcome)"/>
        </p>
      </xsl:if>
    </note>
  </xsl:template>

  <xsl:template match="m:dissent" mode="votes">
    <note kind="opinion">
      <f:carry/>
      <xsl:call-template name="entry-label"/>
      <xsl:call-template name="passage"/>
    </note>
  </xsl:template>

  <!-- ============================== adjournment ============================== -->

  <xsl:template match="m:adjournment" mode="block">
    <p>
      <f:carry/>
      <xsl:value-of select="f:fill(f:label('adjournment', 'closed'), 'start', normalize-space(@time))"/>
      <xsl:if test="@mover">
        <xsl:value-of select="f:label('list', 'after-label')"/>
        <xsl:call-template name="movers"/>
      </xsl:if>
      <xsl:if test="normalize-space()">
        <xsl:value-of select="f:label('list', 'after-label')"/>
        <xsl:apply-templates mode="inline"/>
      </xsl:if>
    </p>
  </xsl:template>
</xsl:stylesheet>
