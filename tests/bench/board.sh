#!/bin/sh
# board.sh N: prints the minutes of a board with N items on its agenda, each with a report, what was said about it, and a
# decision with the vote of everybody. About 2.8 items make a page.
awk -v n="$1" 'BEGIN {
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    print "<protocol xmlns=\"urn:protoc:minutes:1\" kind=\"board\" number=\"1\" status=\"agreed\" xml:lang=\"en\"><header>"
    print "<organisation><name>Example Trust</name></organisation><body session=\"regular\">the Board of Trustees</body>"
    print "<subject>Repairs and the reserve</subject><date>2024-09-17</date><time start=\"09:00\" end=\"18:00\"/><place>Example Hall</place><participants>"
    split("Ashdown Okoye Whitlock Marsden Sandhu", names, " ")
    for (k = 1; k <= 5; k++)
        printf "<person id=\"p%d\" side=\"ours\"%s><surname>%s</surname><given-name>Ann</given-name><position>Trustee</position></person>\n", k, k == 1 ? " role=\"chair\"" : k == 2 ? " role=\"secretary teller\"" : "", names[k]
    print "</participants><quorum required=\"3\" members=\"5\"/></header><agenda>"
    for (i = 1; i <= n; i++)
        printf "<item id=\"i%d\" speaker=\"p%d\">Repairs of part %d of the hall</item>\n", i, i % 5 + 1, i
    print "</agenda><discussion>"
    for (i = 1; i <= n; i++) {
        printf "<topic item=\"i%d\"><report by=\"p%d\">The survey of part %d found the north slope sound and the south slope at the end of its life. %d slates are missing or cracked, and the battens are damp over the small room.</report>", i, i % 5 + 1, i, i + 10
        print "<question by=\"p3\">Can the hall stay open while the work is done?</question><answer by=\"p2\">Yes, apart from the small room, for about ten working days.</answer>"
        print "<speech by=\"p4\">A second quotation is prudent before a sum of this size is spent.</speech></topic>"
    }
    print "</discussion><decisions>"
    for (i = 1; i <= n; i++) {
        printf "<decision id=\"d%d\" item=\"i%d\" mover=\"p2\" seconder=\"p5\" owner=\"p%d\" due=\"2024-09-30\">That the tender for part %d be accepted at a price not above £%d,400, to be paid from the reserve.", i, i, i % 5 + 1, i, i
        print "<vote for=\"3\" against=\"1\" abstained=\"1\" ballot=\"roll-call\"><voter person=\"p1\" vote=\"for\"/><voter person=\"p2\" vote=\"for\"/><voter person=\"p3\" vote=\"abstained\"/><voter person=\"p4\" vote=\"against\"/><voter person=\"p5\" vote=\"for\"/></vote></decision>"
    }
    print "</decisions></protocol>"
}'
