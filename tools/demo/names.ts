// Parts of invented names. Given names were put together so that no known person bears them.

type NamePart = { zh: string; pinyin: string }

const part = (pair: string): NamePart => {
  const [zh = '', pinyin = ''] = pair.split(' ')
  return { zh, pinyin }
}

/** Surnames of invented readers, with their pinyin. */
// biome-ignore format: a list
export const SURNAMES: readonly NamePart[] = [
  '林 lin', '沈 shen', '顾 gu', '苏 su', '陆 lu', '江 jiang', '许 xu', '何 he', '宋 song', '唐 tang',
  '韩 han', '曹 cao', '邓 deng', '彭 peng', '曾 zeng', '萧 xiao', '田 tian', '董 dong', '潘 pan', '袁 yuan',
  '蔡 cai', '蒋 jiang', '余 yu', '杜 du', '叶 ye', '程 cheng', '魏 wei', '丁 ding', '任 ren', '姚 yao',
  '卢 lu', '傅 fu', '钟 zhong', '姜 jiang', '崔 cui', '谭 tan', '廖 liao', '范 fan', '汪 wang', '石 shi',
].map(part)

/** Given names of invented readers, with their pinyin. */
// biome-ignore format: a list
export const GIVEN_NAMES: readonly NamePart[] = [
  '知砚 zhiyan', '禾屿 heyu', '汀澜 tinglan', '砚舟 yanzhou', '疏桐 shutong', '映棠 yingtang',
  '栖白 qibai', '予苓 yuling', '槐序 huaixu', '清穗 qingsui', '闻笙 wensheng', '照野 zhaoye',
  '泊岚 bolan', '书珩 shuheng', '念葭 nianjia', '遥青 yaoqing', '述白 shubai', '可芷 kezhi',
  '牧川 muchuan', '亦葵 yikui', '昀舒 yunshu', '澄砾 chengli', '岫云 xiuyun', '简宁 jianning',
  '若椿 ruochun', '望溪 wangxi', '沐杨 muyang', '初霁 chuji', '令枫 lingfeng', '叙之 xuzhi',
  '一苇 yiwei', '青禾 qinghe', '子蘅 ziheng', '朝颂 chaosong', '时雨 shiyu', '怀屿 huaiyu',
  '星垂 xingchui', '云帛 yunbo', '南笺 nanjian', '白榆 baiyu', '既望 jiwang', '采芦 cailu',
  '远岑 yuancen', '松照 songzhao', '半夏 banxia', '宛央 wanyang', '鹿鸣 luming', '听澈 tingche',
].map(part)
