/** Queries of every shape, to be damaged. */
export const cqlSamples: readonly string[] = [
  'dc.title = "红楼梦" and dc.creator any "曹雪芹 高鹗"',
  '(title all/stem "fish dog" or (bath.isbn = 978-7-02-000220-7)) not dc.date < 1980',
  '> dc = "info:srw/cql-context-set/1/dc-v1.1" > "urn:x" dc.title == ^史记* sortby dc.date/sort.descending title',
  'a prox/unit=word/distance<=3/ordered b prox c and/rel.combine=sum "d \\"e\\" \\\\ \\*"',
  'cql.serverChoice = (x? or y*z or "") ',
]

/** Queries in prefix notation. */
export const pqfSamples: readonly string[] = [
  '@and @attr 1=4 @attr 5=1 "红楼 梦" @not @attr 2=3 a @or b "c \\" d"',
  '@attr 1=dc.title @attr 2=2 @attr 5=100 1980',
]
