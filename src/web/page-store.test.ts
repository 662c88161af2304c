import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { anyText } from '../../test/support/any-text.ts'
import { newOnce, oncePlaceholder } from './once.ts'
import { gzippedPage, keepPage, plainPage } from './page-store.ts'

test('a kept page is sent whole, compressed or not, with a token of its own in every place', () => {
  fc.assert(
    fc.property(fc.array(anyText(), { minLength: 1, maxLength: 5 }), pieces => {
      const kept = keepPage(pieces.join(oncePlaceholder))
      const token = newOnce()
      const wanted = Buffer.from(pieces.join(token))
      assert.deepEqual(plainPage(kept, token), wanted)
      assert.deepEqual(gunzipSync(gzippedPage(kept, token)), wanted)
    }),
  )
})
