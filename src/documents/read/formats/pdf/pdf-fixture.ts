/** Makes PDFs for tests by hand: text at places, without any structure, as old programs write them. */

/** Words at a place: points from the lower left corner of an A4 page. */
export type Placed = {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size?: number
  readonly bold?: boolean
  /** Its colour: red, green and blue from 0 to 1. */
  readonly ink?: readonly [number, number, number]
}

/** A box whose outline is drawn: left, bottom, width and height, in points. */
export type Box = { readonly box: readonly [number, number, number, number] }

/** A PDF of pages. `locked` makes it ask for a password; a page without words is a picture for all a reader knows. */
export function makePdf(pages: readonly (readonly (Placed | Box)[])[], locked = false): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${5 + at * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  ]
  pages.forEach((page, at) => {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + at * 2} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
    )
    const drawn = page.map(draw).join('\n')
    objects.push(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`)
  })
  const lock = locked
    ? objects.push(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >>`)
    : 0
  return assemble(objects, lock === 0 ? '' : `/Encrypt ${lock} 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`)
}

function draw(drawn: Placed | Box): string {
  if ('box' in drawn) return `${drawn.box.join(' ')} re S`
  const { x, y, text, size = 11, bold = false, ink } = drawn
  const words = text.replace(/[\\()]/g, sign => `\\${sign}`)
  const colour = ink ? `${ink.join(' ')} rg ` : ''
  return `q ${colour}BT /F${bold ? 2 : 1} ${size} Tf ${x} ${y} Td (${words}) Tj ET Q`
}

function assemble(objects: readonly string[], trailer: string): Uint8Array {
  let file = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = file.length
  const rows = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

/** Lines of a paragraph under one another. */
export function stack(x: number, top: number, lines: readonly string[], more: Partial<Placed> = {}): Placed[] {
  return lines.map((text, at) => ({ x, y: top - at * 14, text, ...more }))
}
