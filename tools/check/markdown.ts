import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';
import { ROOT } from '../workspace.mjs';

export interface Page {
  /** Where links of the page go, as they are written. */
  links: string[];
  /** What `#...` may name: the headings, as GitHub makes anchors of them. */
  anchors: Set<string>;
  /** Blocks of code, in their order. */
  blocks: { language: string; text: string }[];
}

/** Every Markdown file of the project, relative to the root. */
export function markdownFiles(): string[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.md'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  return listed.split('\0').filter(Boolean);
}

const pages = new Map<string, Page>();

/** The page of a file, relative to the root; read once. */
export function readPage(path: string): Page {
  const page = pages.get(path) ?? pageOf(readFileSync(join(ROOT, path), 'utf8'));
  pages.set(path, page);
  return page;
}

export function pageOf(markdown: string): Page {
  const slugger = new GithubSlugger();
  const page: Page = { links: [], anchors: new Set(), blocks: [] };
  visit(fromMarkdown(markdown), (node) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition')
      page.links.push(node.url);
    if (node.type === 'html') {
      for (const [, url] of node.value.matchAll(/\b(?:href|src)="([^"]*)"/g)) page.links.push(url ?? '');
    }
    if (node.type === 'code') page.blocks.push({ language: node.lang ?? '', text: node.value });
    if (node.type === 'heading') {
      let text = '';
      visit(node, (part) => {
        if (part.type === 'text' || part.type === 'inlineCode') text += part.value;
      });
      page.anchors.add(slugger.slug(text));
    }
  });
  return page;
}
