import type { LibraryCategory } from './libraries.ts'

export type Department = { zh: string; en: string }

const department = (zh: string, en: string): Department => ({ zh, en })

/** Where readers of a library of each kind study or work; a public library's readers name none. */
// biome-ignore format: a list
export const DEPARTMENTS: Record<LibraryCategory, readonly Department[]> = {
  public: [],
  engineering: [
    department('计算机学院', 'School of Computer Science'), department('机械工程学院', 'School of Mechanical Engineering'),
    department('电子信息学院', 'School of Electronic Information'), department('数学学院', 'School of Mathematics'),
    department('材料学院', 'School of Materials'), department('人文学院', 'School of Humanities'),
  ],
  economics: [
    department('经济学院', 'School of Economics'), department('会计学院', 'School of Accounting'),
    department('金融学院', 'School of Finance'), department('工商管理学院', 'Business School'),
  ],
  humanities: [
    department('俄语学院', 'School of Russian'), department('英语学院', 'School of English'),
    department('国际新闻学院', 'School of International Journalism'), department('法语学院', 'School of French'),
    department('日语学院', 'School of Japanese'), department('中文学院', 'School of Chinese'),
  ],
  normal: [
    department('教育学部', 'Faculty of Education'), department('心理学部', 'Faculty of Psychology'),
    department('文学院', 'School of Chinese Literature'), department('历史学院', 'School of History'),
    department('数学科学学院', 'School of Mathematical Sciences'),
  ],
  arts: [
    department('音乐学系', 'Department of Musicology'), department('美术史系', 'Department of Art History'),
    department('设计学院', 'School of Design'), department('作曲系', 'Department of Composition'),
  ],
  law: [
    department('法学院', 'School of Law'), department('国际关系学院', 'School of International Relations'),
    department('刑事司法学院', 'School of Criminal Justice'), department('社会学院', 'School of Sociology'),
  ],
  comprehensive: [
    department('哲学系', 'Department of Philosophy'), department('历史学系', 'Department of History'),
    department('物理学院', 'School of Physics'), department('社会学系', 'Department of Sociology'),
    department('信息管理系', 'Department of Information Management'), department('外国语学院', 'School of Foreign Languages'),
  ],
  agricultureMedicine: [
    department('农学院', 'College of Agronomy'), department('园林学院', 'School of Landscape Architecture'),
    department('生物学院', 'College of Biology'), department('基础医学院', 'School of Basic Medicine'),
    department('中药学院', 'School of Chinese Materia Medica'),
  ],
}
