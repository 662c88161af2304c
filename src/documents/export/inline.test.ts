import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { workingTime } from '../../../test/support/working-time.ts'
import { escapeInline, excerpt, parseInline, plainText } from './inline.ts'
import { renderInline } from './inline-html.ts'

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '*',
        '**',
        '***',
        '[',
        ']',
        '(',
        ')',
        '](',
        '\\',
        '<',
        '>',
        '"',
        "'",
        '&',
        '\n',
        ' ',
        'a',
        'b c',
        '<script>',
        'javascript:',
        'https://e.org/',
        '[x](javascript:alert(1))',
        '[x](data:text/html,x)',
        '//e.org',
        '" onclick="',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 30 },
  )
  .map(parts => parts.join(''))

describe('inline marks', () => {
  it('reads bold, italic, both, and links', () => {
    assert.equal(renderInline('a **b** *c* ***d***'), 'a <strong>b</strong> <em>c</em> <strong><em>d</em></strong>')
    assert.equal(renderInline('**a *b* c**'), '<strong>a </strong><strong><em>b</em></strong><strong> c</strong>')
    assert.equal(renderInline('**a *b***'), '<strong>a </strong><strong><em>b</em></strong>')
    assert.equal(
      renderInline('see [our **site**](https://example.org/a_(b)).'),
      'see <a href="https://example.org/a_(b)">our <strong>site</strong></a>.',
    )
    assert.equal(renderInline('one\ntwo'), 'one<br>two')
  })

  it('leaves words that only look like marks', () => {
    for (const words of ['<insert name>', 'rurality*', '_____', '2 * 3 * 4', '**open', '[see] (this)', '* a', '****'])
      assert.equal(plainText(words), words)
  })

  it('does not link to an address that could run or deceive', () => {
    for (const address of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      'vbscript:x',
      '/\\evil',
      'JaVaScRiPt:x',
    ])
      assert.ok(!renderInline(`[x](${address})`).includes('<a'), address)
  })

  it('cuts an excerpt at a word', () => {
    assert.equal(excerpt('**Partners** meet four times a year', 20), 'Partners meet four…')
    assert.equal(excerpt('Short', 20), 'Short')
  })

  it('never yields a tag beyond strong, em, br and a safe link', () => {
    fc.assert(
      fc.property(hostile, text => {
        const rest = renderInline(text)
          .replace(/<a href="(?:https?:\/\/|mailto:|tel:|\/(?![/\\])|#)[^"<>\s]*">/gi, '')
          .replace(/<\/?(?:strong|em)>|<br>|<\/a>/g, '')
        assert.ok(!/[<>"']/.test(rest), rest)
      }),
      { numRuns: 700 },
    )
  })

  it('escaped words come back as they were', () => {
    fc.assert(
      fc.property(hostile, text => {
        const runs = parseInline(escapeInline(text))
        assert.equal(runs.map(run => run.text).join(''), text)
        assert.ok(runs.every(run => !run.strong && !run.emphasis && run.href === undefined))
      }),
      { numRuns: 400 },
    )
  })

  it('stays fast on hostile text', () => {
    for (const part of ['*a ', '**a *b ', '[a](', '[', '***a', '\\*']) {
      const started = workingTime()
      renderInline(part.repeat(30_000))
      assert.ok(workingTime() - started < 500, part)
    }
  })
})
