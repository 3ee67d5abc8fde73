import { expect, it } from 'vitest';
import { toConfidenceText } from '../../../src/web/confidence.ts';

it.each([
  [1, 'sûre (100\u00a0%)'],
  [0.9999, 'sûre (99\u00a0%)'],
  [0.8, 'sûre (80\u00a0%)'],
  [0.7999, 'probable (79\u00a0%)'],
  [0.5, 'probable (50\u00a0%)'],
])('a confidence of %d reads « %s »', (confidence, text) => {
  expect(toConfidenceText(confidence)).toBe(text);
});
