import type { MarcRecord } from '../../src/wire/marc/record.ts'
import { field } from './marc-record.ts'

/** What one library keeps of a journal: bound volumes on a shelf, and how it says so (866). */
interface Run {
  libraryCode: string
  statement: string
  /** 年卷期 of the bound volumes that can be taken from the shelf. */
  volumes: readonly string[]
  status: '可借' | '仅供阅览'
}

interface Journal {
  issn: string
  title: string
  /** Who brings it out, as it stands behind the title. */
  responsibility: string
  publisher: string
  since: number
  classNumber: string
  subject: string
  runs: readonly Run[]
}

/** Two journals of the field with their real ISSNs; who holds which years is invented. */
// biome-ignore format: a run reads in a line
export const DEMO_JOURNALS: readonly Journal[] = [
  {
    issn: '1000-0135', title: '情报学报', responsibility: '中国科学技术情报学会，中国科学技术信息研究所主办',
    publisher: '情报学报编辑部', since: 1982, classNumber: 'G35', subject: '情报学－期刊',
    runs: [
      { libraryCode: '110001', statement: '1982-', volumes: ['2023', '2024'], status: '仅供阅览' },
      { libraryCode: '211010', statement: '1986-2012, 2015-', volumes: ['2019', '2020-2021', '2025'], status: '可借' },
      { libraryCode: '211030', statement: '1990-2008', volumes: ['1998', '1999-2003', '2004-2008'], status: '可借' },
      { libraryCode: '211110', statement: '2001-2024', volumes: ['2018', '2019', '2022-2024'], status: '可借' },
    ],
  },
  {
    issn: '0252-3116', title: '图书情报工作', responsibility: '中国科学院文献情报中心主办',
    publisher: '图书情报工作杂志社', since: 1980, classNumber: 'G25', subject: '图书情报学－期刊',
    runs: [
      { libraryCode: '110001', statement: '1980-', volumes: ['2024', '2025'], status: '仅供阅览' },
      { libraryCode: '211010', statement: '1980-1996, 1999-', volumes: ['2016', '2025'], status: '可借' },
      { libraryCode: '211110', statement: '1994-2019', volumes: ['2009', '2010-2014'], status: '可借' },
    ],
  },
]

/** The record of a journal as one library has it, its bound volumes in 905. */
export function journalMarc(journal: Journal, run: Run): MarcRecord {
  const { issn, title, responsibility, publisher, since, classNumber, subject } = journal
  const { libraryCode, statement, volumes, status } = run
  const [heading, form] = subject.split('－')
  const number = issn.replace('-', '')
  return {
    leader: '00000nas0 2200000   450 ',
    fields: [
      { tag: '001', value: `${libraryCode}s${number}` },
      field('011', '  ', ['a', issn]),
      field('100', '  ', ['a', `20200102a${since}9999em y0chiy50      ea`]),
      field('101', '0 ', ['a', 'chi']),
      field('102', '  ', ['a', 'CN'], ['b', '110000']),
      field('200', '1 ', ['a', title], ['f', responsibility]),
      field('210', '  ', ['a', '北京'], ['c', publisher], ['d', `${since}-`]),
      field('606', '0 ', ['a', heading], ['x', form]),
      field('690', '  ', ['a', classNumber], ['v', '5']),
      field('801', ' 0', ['a', 'CN'], ['b', libraryCode], ['c', '20200102']),
      field('866', '  ', ['a', statement]),
      ...volumes.map((volume, at) =>
        field(
          '905',
          '  ',
          ['a', libraryCode],
          ['b', `${libraryCode.slice(2)}${number}${at + 1}`],
          ['c', '过刊阅览室'],
          ['d', classNumber],
          ['e', 'Q1'],
          ['s', status],
          ['v', volume],
        ),
      ),
    ],
  }
}

/** 目次 of two issues as a library would hand them in; titles are invented, authors are 甲 and 乙. */
export const DEMO_CONTENTS = `ISSN,年,卷,期,题名,作者,页码
1000-0135,2025,44,3,面向馆际互借的联合目录记录合并方法,甲；乙,251-262
1000-0135,2025,44,3,检索词拼写差错的来源与纠正：以高校图书馆日志为例,丙,263-274
1000-0135,2025,44,3,多语种书目数据中人名的对应,丁；戊,275-288
1000-0135,2025,44,3,文献传递请求的时间分布研究,己,289-300
1000-0135,2025,44,3,机器学习在主题标引中的应用述评,甲；庚,301-316
0252-3116,2025,69,5,高校图书馆联盟的纸本期刊协同保存,乙；丁,3-12
0252-3116,2025,69,5,读者为什么放弃馆际互借：一项访谈研究,丙；辛,13-24
0252-3116,2025,69,5,从索书号到位置：书库导引的设计与评估,戊,25-34
0252-3116,2025,69,5,中国图书馆分类法在检索界面中的使用,庚；壬,35-45
0252-3116,2025,69,5,Z39.50 与 SRU 并存时期的联合检索,己；癸,46-57
`

/** What 北邮 reads electronically: a list as a provider gives it. */
export const DEMO_DATABASE = {
  libraryCode: '211130',
  name: '期刊全文库（示例）',
  url: 'https://journals.example/',
  titles: `题名,ISSN,起始年,终止年,网址
情报学报,1000-0135,1994,,https://journals.example/1000-0135
`,
}
