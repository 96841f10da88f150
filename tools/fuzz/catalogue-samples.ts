/** Statements of holdings as libraries write them, to be damaged. */
export const statementSamples: readonly string[] = [
  '1980-1999, 2001-',
  'Vol.1(1980)-Vol.20(1999)',
  '1998, no.1-12; 1999-2005',
  '1980年第1期-2005年第12期；缺1983年第4期',
  'v.1-v.20 1980-1999，2003至今',
  '第38卷第5期（2019）',
  '１９８０～１９８５，Bd. 3, Nr. 1/2',
]

/** Lists of electronic titles: KBART, and a plain list of one's own. */
export const titleListSamples: readonly string[] = [
  'publication_title\tprint_identifier\tonline_identifier\tdate_first_issue_online\tnum_first_vol_online\tnum_first_issue_online\tdate_last_issue_online\tnum_last_vol_online\tnum_last_issue_online\ttitle_url\tembargo_info\tcoverage_depth\tpublication_type\nJournal of Tests\t0378-5955\t1050-124X\t1980-01\t1\t1\t\t\t\thttps://journals.example/jt\tP1Y;R10Y\tfulltext\tserial\n',
  '刊名,ISSN,起始年,截止年,网址,时滞\n"图书馆, 学报",1000-0054,1980,2005,https://kan.example/?a=1&b=2,P6M\r\n"引号 "" 之书",978-7-302-51129-9,,,javascript:alert(1),\r\n',
]

/** Tables of contents (目次), one article a row. */
export const contentsSamples: readonly string[] = [
  'ISSN,刊名,年,卷,期,篇名,作者,页码\n1000-0054,清华大学学报,2019,第38卷,第5期,"论""馆际互借""",张三; 李四,1-9\n1000-0054,清华大学学报,２０１９,38,5,次序,,10-12\n',
  'issn;journal;year;volume;issue;title;authors;pages\n0378-5955;Journal of Tests;1998;Vol. 3;No. 2;On tests;Doe, J.;5-9\n',
]

/** Numbers and shelf marks as fields and readers write them. */
export const numberSamples: readonly string[] = [
  'ISBN 978-7-115-14321-1 (pbk.) : CNY58.00',
  '7-115-14321-8 711514321X ９７８７１１５１４３２１１',
  'ISSN 0378-5955, 1050-124x; 13031·123',
  'TP312JA / 840:2＝3',
  '978—7—302—51129—9',
]

/** Fields in MARC-8: ANSEL marks before their letters, other sets by escapes, three bytes a character. */
export const marc8Samples: readonly Uint8Array[] = [
  Buffer.from(
    '\x1faB\xe8uhler, \xe2Emile\x1fb\xe5\xe8a \xebfi\xecf\x1fc \x88The \x89end\xb2',
    'latin1',
  ),
  Buffer.from('\x1fa\x1b(NwOJNA I MIR\x1b(B\x1fb\x1b(Q@A\x1bsabc\x1bg\x61\x1bb2\x1bp3', 'latin1'),
  Buffer.from(
    '\x1fa\x1b$1!0a!0b\x1b(B.\x1fb\x1b)2\xe0\xe1\x1b$)1\xa1\xb0\xb1\x1b(S@\x1b(4a\x1b(3b',
    'latin1',
  ),
]
