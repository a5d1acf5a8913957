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

  <xsl:template name="short-name">
    <xsl:param name="person" select="."/>
    <xsl:call-template name="name">
      <xsl:with-param name="person" select="$person"/>
      <xsl:with-param name="form" select="'short'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="full-name">
    <xsl:param name="person" select="."/>
    <xsl:call-template name="name">
      <xsl:with-param name="person" select="$person"/>
      <xsl:with-param name="form" select="'full'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The form is that of the language of the name, when the labels know it. -->
  <xsl:template name="name">
    <xsl:param name="person"/>
    <xsl:param name="form"/>
    <xsl:variable name="tag" select="$person/ancestor-or-self::*[@xml:lang][1]/@xml:lang"/>
    <xsl:variable name="own" select="substring-before(concat($tag, '-'), '-')"/>
    <xsl:variable name="forms" select="$labels/l:name[@key = $form]"/>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="not($person/m:given-name)"><xsl:value-of select="$person/m:surname"/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="fill-name">
            <xsl:with-param name="pattern" select="string(($forms[not(@language)][not($forms[@language = $own])]
                                                           | $forms[@language = $own])[1])"/>
            <xsl:with-param name="person" select="$person"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:value-of select="normalize-space($name)"/>
  </xsl:template>

  <xsl:template name="fill-name">
    <xsl:param name="pattern"/>
    <xsl:param name="person"/>
    <xsl:choose>
      <xsl:when test="contains($pattern, '{')">
        <xsl:variable name="place" select="substring-before(substring-after($pattern, '{'), '}')"/>
        <xsl:value-of select="substring-before($pattern, '{')"/>
        <xsl:choose>
          <xsl:when test="$place = 'surname'"><xsl:value-of select="normalize-space($person/m:surname)"/></xsl:when>
          <xsl:when test="$place = 'given-name'"><xsl:value-of select="normalize-space($person/m:given-name)"/></xsl:when>
          <xsl:when test="$place = 'patronymic'"><xsl:value-of select="normalize-space($person/m:patronymic)"/></xsl:when>
          <xsl:when test="$place = 'initials'">
            <xsl:call-template name="initial">
              <xsl:with-param name="name" select="normalize-space($person/m:given-name)"/>
            </xsl:call-template>
            <xsl:if test="$person/m:patronymic">
              <xsl:text>&#160;</xsl:text>
              <xsl:call-template name="initial">
                <xsl:with-param name="name" select="normalize-space($person/m:patronymic)"/>
              </xsl:call-template>
            </xsl:if>
          </xsl:when>
        </xsl:choose>
        <xsl:call-template name="fill-name">
          <xsl:with-param name="pattern" select="substring-after($pattern, '}')"/>
          <xsl:with-param name="person" select="$person"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$pattern"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- И. for Иван, А.-М. for Анна-Мария. -->
  <xsl:template name="initial">
    <xsl:param name="name"/>
    <xsl:value-of select="concat(substring($name, 1, 1), '.')"/>
    <xsl:variable name="second" select="substring(substring-after($name, '-'), 1, 1)"/>
    <xsl:if test="$second != ''">
      <xsl:value-of select="concat('-', $second, '.')"/>
    </xsl:if>
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
        <xsl:copy-of select="@place:at"/>
        <xsl:call-template name="label">
          <xsl:with-param name="key" select="concat('section.', $kind)"/>
        </xsl:call-template>
      </heading>
      <fields>
        <xsl:copy-of select="@id | @place:at"/>
        <xsl:call-template name="text-field">
          <xsl:with-param name="key">
            <xsl:choose>
              <xsl:when test="self::m:client">field.company</xsl:when>
              <xsl:otherwise>field.organisation</xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
          <xsl:with-param name="node" select="m:name"/>
        </xsl:call-template>
        <xsl:call-template name="text-field">
          <xsl:with-param name="key" select="'field.industry'"/>
          <xsl:with-param name="node" select="m:industry"/>
        </xsl:call-template>
        <xsl:if test="@relationship">
          <xsl:call-template name="field">
            <xsl:with-param name="key" select="'field.relationship'"/>
            <xsl:with-param name="value">
              <p>
                <xsl:copy-of select="@place:at"/>
                <xsl:call-template name="label">
                  <xsl:with-param name="key" select="concat('relationship.', normalize-space(@relationship))"/>
                </xsl:call-template>
              </p>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:apply-templates select="key('id', @contact-person)" mode="contact-field"/>
        <xsl:call-template name="text-field">
          <xsl:with-param name="key" select="'field.address'"/>
          <xsl:with-param name="node" select="m:address"/>
        </xsl:call-template>
        <xsl:call-template name="contact-fields"/>
      </fields>
    </section>
  </xsl:template>

  <xsl:template match="m:person" mode="contact-field">
    <xsl:call-template name="field">
      <xsl:with-param name="key" select="'field.contact-person'"/>
      <xsl:with-param name="value">
        <p>
          <xsl:copy-of select="@place:at"/>
          <xsl:variable name="name"><xsl:call-template name="full-name"/></xsl:variable>
          <xsl:choose>
            <xsl:when test="m:position">
              <xsl:call-template name="pattern">
                <xsl:with-param name="key" select="'person.position'"/>
                <xsl:with-param name="name" select="$name"/>
                <xsl:with-param name="text"><xsl:apply-templates select="m:position" mode="plain"/></xsl:with-param>
              </xsl:call-template>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="contact-fields">
    <xsl:if test="m:phone">
      <xsl:call-template name="field">
        <xsl:with-param name="key" select="'field.phone'"/>
        <xsl:with-param name="value"><xsl:apply-templates select="m:phone" mode="contact"/></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="m:email">
      <xsl:call-template name="field">
        <xsl:with-param name="key" select="'field.email'"/>
        <xsl:with-param name="value"><xsl:apply-templates select="m:email" mode="contact"/></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="m:messenger">
      <field>
        <label>
          <xsl:call-template name="pattern">
            <xsl:with-param name="key" select="'field'"/>
            <xsl:with-param name="label" select="normalize-space(@service)"/>
          </xsl:call-template>
        </label>
        <value>
          <p>
            <xsl:copy-of select="@place:at"/>
            <xsl:value-of select="normalize-space()"/>
          </p>
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
        <link href="tel:{$digits}"><xsl:copy-of select="@place:at"/><xsl:value-of select="$text"/></link>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="m:email" mode="contact-text">
    <link href="mailto:{normalize-space()}"><xsl:copy-of select="@place:at"/><xsl:value-of select="normalize-space()"/></link>
  </xsl:template>

  <xsl:template match="m:messenger" mode="contact-text">
    <xsl:call-template name="pattern">
      <xsl:with-param name="key" select="'messenger'"/>
      <xsl:with-param name="label" select="normalize-space(@service)"/>
      <xsl:with-param name="text" select="normalize-space()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ============================== participants ============================== -->

  <!-- One table, our side first; a column that would be empty is left out. -->
  <xsl:template match="m:participants" mode="section">
    <xsl:variable name="persons" select="m:person"/>
    <xsl:variable name="roles" select="boolean($persons/@role)"/>
    <xsl:variable name="contacts" select="boolean($persons[m:phone or m:email or m:messenger])"/>
    <xsl:variable name="presence" select="boolean($persons[@presence != 'present' or @joined or @left])"/>
    <xsl:call-template name="section">
      <xsl:with-param name="name" select="'participants'"/>
      <xsl:with-param name="content">
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
                <xsl:with-param name="key" select="'column.person'"/>
              </xsl:call-template>
              <xsl:call-template name="column-title">
                <xsl:with-param name="key" select="'column.position'"/>
              </xsl:call-template>
              <xsl:if test="$roles">
                <xsl:call-template name="column-title">
                  <xsl:with-param name="key" select="'column.role'"/>
                </xsl:call-template>
              </xsl:if>
              <xsl:if test="$contacts">
                <xsl:call-template name="column-title">
                  <xsl:with-param name="key" select="'column.contacts'"/>
                </xsl:call-template>
              </xsl:if>
              <xsl:if test="$presence">
                <xsl:call-template name="column-title">
                  <xsl:with-param name="key" select="'column.presence'"/>
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
      </xsl:with-param>
    </xsl:call-template>
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
          <xsl:copy-of select="@place:at"/>
          <xsl:value-of select="$organisation"/>
          <xsl:if test="$organisation = ''">
            <xsl:call-template name="label">
              <xsl:with-param name="key" select="concat('side.', normalize-space(@side))"/>
            </xsl:call-template>
          </xsl:if>
        </p>
      </cell>
      <xsl:if test="$roles">
        <cell>
          <xsl:if test="@role">
            <p>
              <xsl:copy-of select="@place:at"/>
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
    <xsl:call-template name="label">
      <xsl:with-param name="key" select="concat('role.', $first)"/>
    </xsl:call-template>
    <xsl:if test="$rest != ''">
      <xsl:call-template name="label">
        <xsl:with-param name="key" select="'list.comma'"/>
      </xsl:call-template>
      <xsl:call-template name="roles">
        <xsl:with-param name="roles" select="$rest"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="presence">
    <xsl:variable name="word">
      <xsl:call-template name="label">
        <xsl:with-param name="key">
          <xsl:text>presence.</xsl:text>
          <xsl:choose>
            <xsl:when test="@presence"><xsl:value-of select="normalize-space(@presence)"/></xsl:when>
            <xsl:otherwise>present</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:variable>
    <p>
      <xsl:copy-of select="@place:at"/>
      <xsl:choose>
        <xsl:when test="@reason">
          <xsl:call-template name="pattern">
            <xsl:with-param name="key" select="'presence.reason'"/>
            <xsl:with-param name="label" select="$word"/>
            <xsl:with-param name="text" select="normalize-space(@reason)"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$word"/></xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:if test="@joined or @left">
      <p>
        <xsl:copy-of select="@place:at"/>
        <xsl:call-template name="pattern">
          <xsl:with-param name="key">
            <xsl:choose>
              <xsl:when test="@joined and @left">presence.between</xsl:when>
              <xsl:when test="@joined">presence.joined</xsl:when>
              <xsl:otherwise>presence.left</xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
          <xsl:with-param name="start" select="normalize-space(@joined)"/>
          <xsl:with-param name="end" select="normalize-space(@left)"/>
        </xsl:call-template>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- ============================== signatures ============================== -->

  <xsl:template match="m:signatures" mode="section">
    <xsl:call-template name="section">
      <xsl:with-param name="name" select="'signatures'"/>
      <xsl:with-param name="content">
        <signatures>
          <xsl:call-template name="carry"/>
          <xsl:apply-templates select="m:signature" mode="block"/>
        </signatures>
      </xsl:with-param>
    </xsl:call-template>
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
          <xsl:copy-of select="@place:at"/>
          <xsl:value-of select="$organisation"/>
        </organisation>
      </xsl:if>
      <line-label>
        <xsl:copy-of select="@place:at"/>
        <xsl:call-template name="label"><xsl:with-param name="key" select="'signature.line'"/></xsl:call-template>
      </line-label>
      <date-label>
        <xsl:copy-of select="@place:at"/>
        <xsl:call-template name="label"><xsl:with-param name="key" select="'signature.date'"/></xsl:call-template>
      </date-label>
      <date>
        <xsl:copy-of select="@place:at"/>
        <xsl:if test="@date">
          <xsl:call-template name="date">
            <xsl:with-param name="date" select="@date"/>
          </xsl:call-template>
        </xsl:if>
      </date>
      <xsl:if test="@seal = 'yes'">
        <seal>
          <xsl:copy-of select="@place:at"/>
          <xsl:call-template name="label"><xsl:with-param name="key" select="'signature.seal'"/></xsl:call-template>
        </seal>
      </xsl:if>
    </signature>
  </xsl:template>
</xsl:stylesheet>
