import type { Marked } from './marker.ts'

const signForm =
  /^(第([〇零一二三四五六七八九十百]{1,7}|\d{1,4})([编編章节節条條款]))(?=[\s\u3000：:、.]|$)[\s\u3000：:、.]*/

const figures = '〇一二三四五六七八九'

/** "第一条", "第十二章": articles and chapters of Chinese and Japanese rules. They are called by what is printed, which is their address too. */
export const articleSign = (text: string): Marked | null => {
  const found = signForm.exec(text)
  if (!found) return null
  const [whole, printed, number, unit] = found
  const value = /\d/.test(number!) ? Number(number) : chineseValue(number!)
  const reading = {
    scheme: 'named',
    printed: printed!,
    style: `named ${unit}`,
    value,
    label: printed!,
    above: null,
  } as const
  return { readings: [reading], rest: text.slice(whole.length).trim() }
}

/** What a numeral counts, up to 999: 十二 is 12, 二十 is 20, 一百〇五 is 105. */
const chineseValue = (numeral: string): number => {
  let sum = 0
  let figure = 0
  for (const sign of numeral.replaceAll('零', '〇')) {
    const scale = sign === '十' ? 10 : sign === '百' ? 100 : 0
    if (scale === 0) figure = figures.indexOf(sign)
    else {
      sum += (figure || 1) * scale
      figure = 0
    }
  }
  return sum + figure
}
