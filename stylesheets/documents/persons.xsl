<?xml version="1.0" encoding="UTF-8"?>
<!-- persons.xsl: names of persons, organisations, contacts, the table of participants, signatures. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:l="urn:protoc:labels:1"
                xmlns:place="urn:protoc:place:1"
                exclude-result-prefixes="m l place">

  <!-- ============================== names ============================== -->

  <xsl:variable name="names" select="$labels/l:names/l:name"/>

  <!-- The form is that of the language of the name, when the labels know it. -->
  <xsl:template name="short-name">
    <xsl:param name="person" select="."/>
    <xsl:param name="full" select="false()"/>
    <xsl:variable name="tag" select="$person/ancestor-or-self::*[@xml:lang][1]/@xml:lang"/>
    <xsl:variable name="own" select="$names[@language = substring-before(concat($tag, '-'), '-')]"/>
    <xsl:variable name="form" select="$own | $names[not(@language or $own)]"/>
    <xsl:variable name="given-name" select="normalize-space($person/m:given-name)"/>
    <xsl:variable name="patronymic" select="normalize-space($person/m:patronymic)"/>
    <xsl:choose>
      <xsl:when test="$given-name = ''"/>
      <xsl:when test="not($full) and $form/@initials = 'yes'">
        <xsl:call-template name="initial">
          <xsl:with-param name="name" select="$given-name"/>
        </xsl:call-template>
        <xsl:if test="$patronymic != ''">
          <xsl:call-template name="initial">
            <xsl:with-param name="name" select="$patronymic"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:when>
      <xsl:when test="$form/@order = 'given-name-first'">
        <xsl:value-of select="concat($given-name, $form/@space)"/>
        <xsl:if test="$full and $patronymic != ''">
          <xsl:value-of select="concat($patronymic, $form/@space)"/>
        </xsl:if>
      </xsl:when>
    </xsl:choose>
    <xsl:value-of select="normalize-space($person/m:surname)"/>
    <xsl:if test="$form/@order = 'surname-first' and ($full or $form/@initials = 'no') and $given-name != ''">
      <xsl:value-of select="concat($form/@space, $given-name)"/>
      <xsl:if test="$full and $patronymic != ''">
        <xsl:value-of select="concat($form/@space, $patronymic)"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="full-name">
    <xsl:call-template name="short-name">
      <xsl:with-param name="full" select="true()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- И. for Иван, А.-М. for Анна-Мария, and the space after it. -->
  <xsl:template name="initial">
    <xsl:param name="name"/>
    <xsl:value-of select="concat(substring($name, 1, 1), '.')"/>
    <xsl:if test="contains($name, '-')">
      <xsl:value-of select="concat('-', substring(substring-after($name, '-'), 1, 1), '.')"/>
    </xsl:if>
    <xsl:text>&#160;</xsl:text>
  </xsl:template>

  <!-- ============================== organisations ============================== -->

  <!-- The organisation of a person: the one named, else the first of the side. -->
  <xsl:template name="organisation-name">
    <xsl:param name="person" select="."/>
    <xsl:variable name="header" select="/*/m:header"/>
    <xsl:choose>
      <xsl:when test="$person/@organisation">
        <xsl:value-of select="normalize-space(key('id', $person/@organisation)/m:name)"/>
      </xsl:when>
      <xsl:when test="$person/@side = 'ours'">
        <xsl:value-of select="normalize-space($header/m:organisation/m:name)"/>
      </xsl:when>
      <xsl:when test="$person/@side = 'client'">
        <xsl:value-of select="normalize-space($header/m:client[1]/m:name)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="normalize-space($header/m:third-party[1]/m:name)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The card of a client or of another organisation. -->
  <xsl:template match="m:client | m:third-party" mode="section">
    <xsl:variable name="kind" select="local-name()"/>
    <section>
      <xsl:attribute name="id">
        <xsl:call-template name="free-id">
          <xsl:with-param name="id">
            <xsl:value-of select="concat('section-', $kind)"/>
            <xsl:if test="position() &gt; 1">
              <xsl:value-of select="concat('-', position())"/>
            </xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:attribute>
      <xsl:copy-of select="@place:at"/>
      <heading>
        <xsl:value-of select="$labels/l:section/@*[name() = $kind]"/>
      </heading>
      <fields>
        <xsl:copy-of select="@id | @place:at"/>
        <field>
          <xsl:call-template name="field-label">
            <xsl:with-param name="label" select="$labels/l:field/@company[$kind = 'client']
                                                 | $labels/l:field/@organisation[$kind != 'client']"/>
          </xsl:call-template>
          <value>
            <p>
              <xsl:copy-of select="@xml:lang | m:name/@place:at"/>
              <xsl:apply-templates select="m:name" mode="plain"/>
            </p>
            <xsl:call-template name="separated">
              <xsl:with-param name="first">
                <xsl:apply-templates select="m:industry" mode="plain"/>
                <xsl:if test="m:industry and m:size"><xsl:value-of select="$labels/l:list/@point"/></xsl:if>
                <xsl:apply-templates select="m:size" mode="plain"/>
              </xsl:with-param>
              <xsl:with-param name="second"><xsl:call-template name="relationship"/></xsl:with-param>
            </xsl:call-template>
          </value>
        </field>
        <xsl:apply-templates select="key('id', @contact-person)" mode="contact-field"/>
        <xsl:call-template name="text-field">
          <xsl:with-param name="label" select="$labels/l:field/@address"/>
          <xsl:with-param name="node" select="m:address"/>
        </xsl:call-template>
        <xsl:call-template name="contact-fields"/>
      </fields>
    </section>
  </xsl:template>

  <xsl:template match="m:person" mode="contact-field">
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="$labels/l:field/@contact-person"/>
      </xsl:call-template>
      <value>
        <p>
          <xsl:call-template name="name-and-position"><xsl:with-param name="full" select="true()"/></xsl:call-template>
        </p>
      </value>
    </field>
  </xsl:template>

  <!-- Орлова Вера Степановна, директор по закупкам; with initials, unless the full name is asked for. -->
  <xsl:template name="name-and-position">
    <xsl:param name="full" select="false()"/>
    <xsl:variable name="name">
      <xsl:call-template name="short-name"><xsl:with-param name="full" select="$full"/></xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="m:position">
        <xsl:call-template name="pattern">
          <xsl:with-param name="pattern" select="$labels/l:person/@position"/>
          <xsl:with-param name="name" select="$name"/>
          <xsl:with-param name="text"><xsl:apply-templates select="m:position" mode="plain"/></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The client with every detail in a field of its own. -->
  <xsl:template match="m:client" mode="details">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'client-details'"/>
      </xsl:call-template>
      <fields>
        <xsl:copy-of select="@id | @xml:lang | @place:at"/>
        <xsl:call-template name="text-field">
          <xsl:with-param name="label" select="$labels/l:field/@full-name"/>
          <xsl:with-param name="node" select="m:name"/>
        </xsl:call-template>
        <xsl:if test="@relationship">
          <xsl:call-template name="label-field">
            <xsl:with-param name="label" select="$labels/l:field/@client-type"/>
            <xsl:with-param name="value"><xsl:call-template name="relationship"/></xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="text-field">
          <xsl:with-param name="label" select="$labels/l:field/@industry"/>
          <xsl:with-param name="node" select="m:industry"/>
        </xsl:call-template>
        <xsl:call-template name="text-field">
          <xsl:with-param name="label" select="$labels/l:field/@size"/>
          <xsl:with-param name="node" select="m:size"/>
        </xsl:call-template>
        <xsl:apply-templates select="key('id', @contact-person)" mode="contact-field"/>
        <xsl:call-template name="text-field">
          <xsl:with-param name="label" select="$labels/l:field/@address"/>
          <xsl:with-param name="node" select="m:address"/>
        </xsl:call-template>
        <xsl:call-template name="contact-fields"/>
      </fields>
    </section>
  </xsl:template>

  <!-- 老客户-复购 -->
  <xsl:template name="relationship">
    <xsl:variable name="word" select="$labels/l:relationship/@*[name() = normalize-space(current()/@relationship)]"/>
    <xsl:choose>
      <xsl:when test="@relationship and @relationship-note">
        <xsl:call-template name="pattern">
          <xsl:with-param name="pattern" select="$labels/l:relationship/@note"/>
          <xsl:with-param name="label" select="$word"/>
          <xsl:with-param name="text" select="normalize-space(@relationship-note)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$word"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="contact-fields">
    <xsl:if test="m:phone">
      <field>
        <xsl:call-template name="field-label">
          <xsl:with-param name="label" select="$labels/l:field/@phone"/>
        </xsl:call-template>
        <value>
          <xsl:apply-templates select="m:phone" mode="contact"/>
        </value>
      </field>
    </xsl:if>
    <xsl:if test="m:email">
      <field>
        <xsl:call-template name="field-label">
          <xsl:with-param name="label" select="$labels/l:field/@email"/>
        </xsl:call-template>
        <value>
          <xsl:apply-templates select="m:email" mode="contact"/>
        </value>
      </field>
    </xsl:if>
    <xsl:for-each select="m:messenger">
      <field>
        <label>
          <xsl:call-template name="pattern">
            <xsl:with-param name="pattern" select="$labels/l:field/@label"/>
            <xsl:with-param name="label" select="normalize-space(@service)"/>
          </xsl:call-template>
        </label>
        <value>
          <p><xsl:value-of select="normalize-space()"/></p>
        </value>
      </field>
    </xsl:for-each>
  </xsl:template>

  <!-- ============================== contacts ============================== -->

  <xsl:template match="m:phone | m:email | m:messenger" mode="contact">
    <p>
      <xsl:copy-of select="@place:at"/>
      <xsl:apply-templates select="." mode="contact-text"/>
    </p>
  </xsl:template>

  <!-- A number that is digits only can be dialled; one with an extension in words cannot. -->
  <xsl:template match="m:phone" mode="contact-text">
    <xsl:variable name="digits" select="translate(., ' &#160;&#9;&#10;&#13;()-–', '')"/>
    <xsl:variable name="text" select="translate(normalize-space(), ' -', '&#160;‑')"/>
    <xsl:choose>
      <xsl:when test="translate($digits, '0123456789+', '') = ''">
        <link href="tel:{$digits}"><xsl:value-of select="$text"/></link>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A masked address leads nowhere. -->
  <xsl:template match="m:email" mode="contact-text">
    <xsl:choose>
      <xsl:when test="contains(., '*')"><xsl:value-of select="normalize-space()"/></xsl:when>
      <xsl:otherwise>
        <link href="mailto:{normalize-space()}"><xsl:value-of select="normalize-space()"/></link>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="m:address" mode="contact-text">
    <xsl:call-template name="plain"/>
  </xsl:template>

  <xsl:template match="m:messenger" mode="contact-text">
    <xsl:call-template name="pattern">
      <xsl:with-param name="pattern" select="$labels/l:person/@messenger"/>
      <xsl:with-param name="label" select="normalize-space(@service)"/>
      <xsl:with-param name="text" select="normalize-space()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ============================== participants ============================== -->

  <!-- One table, our side first; a column that would be empty is left out. -->
  <xsl:template match="m:participants" mode="section">
    <xsl:param name="name" select="'participants'"/>
    <xsl:variable name="persons" select="m:person"/>
    <xsl:variable name="roles" select="boolean($persons/@role)"/>
    <xsl:variable name="contacts" select="boolean($persons[m:phone or m:email or m:messenger])"/>
    <xsl:variable name="presence" select="boolean($persons[@presence != 'present' or @joined or @left])"/>
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="$name"/>
      </xsl:call-template>
      <table>
        <xsl:call-template name="carry"/>
        <column width="29"/>
        <column width="29"/>
        <xsl:if test="$roles"><column width="20"/></xsl:if>
        <xsl:if test="$contacts"><column width="31"/></xsl:if>
        <xsl:if test="$presence"><column width="21"/></xsl:if>
        <head>
          <row>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="$labels/l:column/@person"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="$labels/l:column/@position"/>
            </xsl:call-template>
            <xsl:if test="$roles">
              <xsl:call-template name="column-title">
                <xsl:with-param name="label" select="$labels/l:column/@role"/>
              </xsl:call-template>
            </xsl:if>
            <xsl:if test="$contacts">
              <xsl:call-template name="column-title">
                <xsl:with-param name="label" select="$labels/l:column/@contacts"/>
              </xsl:call-template>
            </xsl:if>
            <xsl:if test="$presence">
              <xsl:call-template name="column-title">
                <xsl:with-param name="label" select="$labels/l:column/@presence"/>
              </xsl:call-template>
            </xsl:if>
          </row>
        </head>
        <body>
          <xsl:for-each select="$persons[@side = 'ours']">
            <xsl:call-template name="participant-row">
              <xsl:with-param name="roles" select="$roles"/>
              <xsl:with-param name="contacts" select="$contacts"/>
              <xsl:with-param name="presence" select="$presence"/>
            </xsl:call-template>
          </xsl:for-each>
          <xsl:for-each select="$persons[@side = 'client']">
            <xsl:call-template name="participant-row">
              <xsl:with-param name="roles" select="$roles"/>
              <xsl:with-param name="contacts" select="$contacts"/>
              <xsl:with-param name="presence" select="$presence"/>
            </xsl:call-template>
          </xsl:for-each>
          <xsl:for-each select="$persons[@side = 'third-party']">
            <xsl:call-template name="participant-row">
              <xsl:with-param name="roles" select="$roles"/>
              <xsl:with-param name="contacts" select="$contacts"/>
              <xsl:with-param name="presence" select="$presence"/>
            </xsl:call-template>
          </xsl:for-each>
        </body>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="participant-row">
    <xsl:param name="roles"/>
    <xsl:param name="contacts"/>
    <xsl:param name="presence"/>
    <row>
      <xsl:copy-of select="@id | @place:at"/>
      <cell header="row">
        <p>
          <xsl:copy-of select="@xml:lang | @place:at"/>
          <xsl:call-template name="full-name"/>
        </p>
      </cell>
      <cell>
        <xsl:if test="m:position">
          <p>
            <xsl:copy-of select="@xml:lang | m:position/@place:at"/>
            <xsl:apply-templates select="m:position" mode="plain"/>
          </p>
        </xsl:if>
        <xsl:variable name="organisation">
          <xsl:call-template name="organisation-name"/>
        </xsl:variable>
        <p role="small">
          <xsl:value-of select="$organisation"/>
          <xsl:if test="$organisation = ''">
            <xsl:value-of select="$labels/l:side/@*[name() = normalize-space(current()/@side)]"/>
          </xsl:if>
        </p>
      </cell>
      <xsl:if test="$roles">
        <cell>
          <xsl:if test="@role">
            <p>
              <xsl:call-template name="roles">
                <xsl:with-param name="roles" select="normalize-space(@role)"/>
              </xsl:call-template>
            </p>
          </xsl:if>
        </cell>
      </xsl:if>
      <xsl:if test="$contacts">
        <cell>
          <xsl:apply-templates select="m:phone | m:email | m:messenger" mode="contact"/>
        </cell>
      </xsl:if>
      <xsl:if test="$presence">
        <cell>
          <xsl:call-template name="presence"/>
        </cell>
      </xsl:if>
    </row>
  </xsl:template>

  <!-- The roles of a list with spaces, with commas. -->
  <xsl:template name="roles">
    <xsl:param name="roles"/>
    <xsl:variable name="first" select="substring-before(concat($roles, ' '), ' ')"/>
    <xsl:variable name="rest" select="substring-after($roles, ' ')"/>
    <xsl:value-of select="$labels/l:role/@*[name() = $first]"/>
    <xsl:if test="$rest != ''">
      <xsl:value-of select="$labels/l:list/@comma"/>
      <xsl:call-template name="roles">
        <xsl:with-param name="roles" select="$rest"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="presence">
    <xsl:variable name="word" select="$labels/l:presence/@*[name() = normalize-space(current()/@presence)]
                                      | $labels/l:presence/@present[not(current()/@presence)]"/>
    <p>
      <xsl:choose>
        <xsl:when test="@reason">
          <xsl:call-template name="pattern">
            <xsl:with-param name="pattern" select="$labels/l:presence/@reason"/>
            <xsl:with-param name="label" select="$word"/>
            <xsl:with-param name="text" select="normalize-space(@reason)"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$word"/></xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:if test="@joined or @left">
      <p>
        <xsl:call-template name="presence-times"/>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- с 18:20 до 19:10 -->
  <xsl:template name="presence-times">
    <xsl:call-template name="pattern">
      <xsl:with-param name="pattern" select="$labels/l:presence/@between[current()[@joined and @left]]
          | $labels/l:presence/@joined[not(current()/@left)] | $labels/l:presence/@left[not(current()/@joined)]"/>
      <xsl:with-param name="start" select="normalize-space(@joined)"/>
      <xsl:with-param name="end" select="normalize-space(@left)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ============================== signatures ============================== -->

  <xsl:template match="m:signatures" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'signatures'"/>
      </xsl:call-template>
      <signatures>
        <xsl:call-template name="carry"/>
        <xsl:apply-templates select="m:signature" mode="block"/>
      </signatures>
    </section>
  </xsl:template>

  <xsl:template match="m:signature" mode="block">
    <xsl:variable name="person" select="key('id', @person)"/>
    <signature>
      <xsl:call-template name="carry"/>
      <xsl:if test="$person/m:position">
        <position>
          <xsl:copy-of select="$person/@xml:lang | @place:at"/>
          <xsl:apply-templates select="$person/m:position" mode="plain"/>
        </position>
      </xsl:if>
      <name>
        <xsl:copy-of select="$person/@xml:lang | @place:at"/>
        <xsl:call-template name="short-name">
          <xsl:with-param name="person" select="$person"/>
        </xsl:call-template>
      </name>
      <xsl:variable name="organisation">
        <xsl:call-template name="organisation-name">
          <xsl:with-param name="person" select="$person"/>
        </xsl:call-template>
      </xsl:variable>
      <xsl:if test="$organisation != ''">
        <organisation>
          <xsl:value-of select="$organisation"/>
        </organisation>
      </xsl:if>
      <line-label><xsl:value-of select="$labels/l:signature/@line"/></line-label>
      <date-label><xsl:value-of select="$labels/l:signature/@date"/></date-label>
      <date>
        <xsl:if test="@date">
          <xsl:call-template name="date">
            <xsl:with-param name="date" select="@date"/>
          </xsl:call-template>
        </xsl:if>
      </date>
      <xsl:if test="@seal = 'yes'">
        <seal><xsl:value-of select="$labels/l:signature/@seal"/></seal>
      </xsl:if>
    </signature>
  </xsl:template>

  <!-- ============================== references ============================== -->

  <xsl:template match="m:participants/m:person" mode="reference">
    <xsl:call-template name="short-name"/>
  </xsl:template>

  <xsl:template match="m:organisation | m:client | m:third-party" mode="reference">
    <xsl:apply-templates select="m:name" mode="plain"/>
  </xsl:template>
</xsl:stylesheet>
