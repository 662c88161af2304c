import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languageOf } from './language.ts'

test('the first letter tells the language, and so the direction', () => {
  const of = (text: string) => languageOf(text)
  assert.equal(of('More time for us'), null)
  assert.equal(of('12, 3 (!)'), null)
  assert.equal(of('Łódź – السلام'), null)
  assert.equal(of('1. ਸਾਨੂੰ ਹੋਰ ਸਮਾਂ ਚਾਹੀਦਾ ਹੈ'), 'pa')
  assert.equal(of('আমাদের আরও সময় দরকার'), 'bn')
  assert.equal(of('เราต้องการเวลามากขึ้น'), 'th')
  assert.equal(of('نحتاج إلى مزيد من الوقت (12)'), 'ar')
  assert.equal(of('ہمیں مزید وقت چاہیے، ڈاک سے'), 'ur')
  assert.equal(of('ما به زمان بیشتری نیاز داریم، گفت'), 'fa')
  assert.equal(of('我们需要更多时间'), 'zh')
  assert.equal(of('もっと時間が必要です'), 'ja')
  assert.equal(of('時間がもっと必要です'), 'ja')
  assert.equal(of('우리는 더 많은 시간이 필요합니다'), 'ko')
  assert.equal(of('אנחנו צריכים עוד זמן'), 'he')
  assert.equal(languageOf('More time for us.', 'ur'), 'en')
  assert.equal(languageOf('12, 3 (!)', 'ur'), null)
  assert.equal(languageOf('More time for us.', 'gu'), null)
})
