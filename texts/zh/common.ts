export const common = {
  fault: '系统出了问题，没有保存。请稍后再试；若还不行，请把下面的编号告诉本馆馆际互借员。',
}
