/** Counts in letters and figures of other scripts, as Word prints them (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat). */

const russian = 'абвгдежзиклмнопрстуфхцчшщыэюя'
const arabic = 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي'
const abjad = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'
const hebrew = 'אבגדהוזחטיכלמנסעפצקרשת'
const chinese = '〇一二三四五六七八九'

/** Each letter in turn, then each of them twice, as Word counts. */
const repeated = (letters: string) => (count: number) =>
  count < 1 ? '' : letters[(count - 1) % letters.length]!.repeat(Math.min(30, Math.ceil(count / letters.length)))

/** Figures of another script, place by place. */
const figures = (zero: number) => (count: number) =>
  String(count).replace(/\d/g, figure => String.fromCodePoint(zero + Number(figure)))

/** Hebrew numerals up to 999: 15 and 16 are written as 9 and 6, 9 and 7, so that they spell no name of God. */
function hebrewNumeral(count: number): string {
  if (count < 1 || count > 999) return String(count)
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 400]
  let left = count
  let written = ''
  for (let at = values.length - 1; left > 0; ) {
    if (left === 15 || left === 16) return written + (left === 15 ? 'טו' : 'טז')
    if (values[at]! <= left) {
      written += hebrew[at]
      left -= values[at]!
    } else at--
  }
  return written
}

/** Chinese numerals as they are spoken: 12 is ten-two, 20 two-ten, 105 one-hundred-nought-five. */
function chineseNumeral(count: number): string {
  if (count < 1 || count > 999) return String(count)
  const [hundreds, tens, ones] = [Math.floor(count / 100), Math.floor(count / 10) % 10, count % 10]
  const hundred = hundreds > 0 ? `${chinese[hundreds]}百` : ''
  const ten =
    tens === 0 ? (hundreds > 0 && ones > 0 ? '〇' : '') : `${tens === 1 && hundreds === 0 ? '' : chinese[tens]}十`
  return hundred + ten + (ones > 0 ? chinese[ones] : '')
}

/** Formats by the names that files give them. */
export const scriptFormats: Readonly<Record<string, (count: number) => string>> = {
  russianLower: repeated(russian),
  russianUpper: count => repeated(russian)(count).toUpperCase(),
  arabicAlpha: repeated(arabic),
  arabicAbjad: repeated(abjad),
  hebrew1: hebrewNumeral,
  hebrew2: repeated(hebrew),
  hindiNumbers: figures(0x966),
  thaiNumbers: figures(0xe50),
  chineseCounting: chineseNumeral,
  chineseCountingThousand: chineseNumeral,
  taiwaneseCounting: chineseNumeral,
  taiwaneseCountingThousand: chineseNumeral,
  japaneseCounting: chineseNumeral,
  ideographDigital: count => String(count).replace(/\d/g, figure => chinese[Number(figure)]!),
  decimalFullWidth: figures(0xff10),
}
