import type { Work } from '../works/work.ts'

/** A work that the union catalogue does not hold, and the libraries whose live targets have it. */
export type LiveWork = Work & { at: readonly string[] }

const [tsinghua, peking] = ['211030', '211010']

/** Books of architecture and of old Beijing, found live only. What is not known for certain is left out. */
// biome-ignore format: a work reads in a few lines
export const LIVE_WORKS: readonly LiveWork[] = [
  {
    title: '清式营造则例', responsibility: '梁思成著', authors: [{ name: '梁思成', role: '著' }], place: '北京',
    publisher: '中国建筑工业出版社', year: 1981, classNumber: 'TU-092.49', subjects: ['古建筑－建筑艺术－中国－清代'],
    language: 'chi', at: [tsinghua],
  },
  {
    title: '营造法式注释', volume: '卷上', responsibility: '梁思成著', authors: [{ name: '梁思成', role: '著' }],
    place: '北京', publisher: '中国建筑工业出版社', year: 1983, classNumber: 'TU-092.44',
    subjects: ['《营造法式》－注释'], language: 'chi', at: [tsinghua],
  },
  {
    title: '江南园林志', edition: '第二版', responsibility: '童寯著', authors: [{ name: '童寯', role: '著' }],
    place: '北京', publisher: '中国建筑工业出版社', year: 1984, classNumber: 'TU986.62',
    subjects: ['园林艺术－华东地区'], language: 'chi', at: [tsinghua],
  },
  {
    title: '城记', responsibility: '王军著', authors: [{ name: '王军', role: '著' }], place: '北京',
    publisher: '生活·读书·新知三联书店', year: 2003, classNumber: 'TU984.21', subjects: ['城市规划－城市史－北京'],
    language: 'chi', at: [tsinghua, peking],
  },
  {
    title: '北京的胡同', responsibility: '翁立著', authors: [{ name: '翁立', role: '著' }], place: '北京',
    publisher: '北京燕山出版社', year: 1992, classNumber: 'K291', subjects: ['胡同－北京'], language: 'chi',
    at: [peking],
  },
  {
    title: '燕都丛考', responsibility: '陈宗蕃编著', authors: [{ name: '陈宗蕃', role: '编著' }], place: '北京',
    publisher: '北京古籍出版社', year: 1991, classNumber: 'K291', subjects: ['北京－地方史'], language: 'chi',
    at: [peking],
  },
  {
    title: '宸垣识略', responsibility: '(清)吴长元辑', authors: [{ name: '吴长元', role: '编', country: '清' }],
    place: '北京', publisher: '北京古籍出版社', year: 1983, classNumber: 'K291', subjects: ['北京－地方史'],
    language: 'chi', at: [peking],
  },
  {
    title: 'The image of the city', responsibility: 'Kevin Lynch',
    authors: [{ name: 'Lynch, Kevin', role: '著' }], place: 'Cambridge, Mass.', publisher: 'MIT Press', year: 1960,
    classNumber: 'TU984', subjects: ['City planning'], language: 'eng', at: [tsinghua],
  },
]

/** A book of 清华 that its catalogue has on the shelf, and its target says to be out: seen when its page is opened. */
export const OUT_TODAY = { libraryCode: tsinghua, title: '黑客与画家' }
