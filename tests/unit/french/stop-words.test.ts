import { describe, expect, it } from 'vitest';
import { isStopWord } from '../../../src/french/stop-words.ts';

describe('isStopWord', () => {
  it.each(['le', 'les', 'des', 'à', 'où', 'mais', 'même', 'qu', 'lorsqu'])('« %s » is one', (word) => {
    expect(isStopWord(word)).toBe(true);
  });

  it.each(['maïs', 'été', 'or', 'nord', 'commun', 'ia', 'c', 'l', '', 'constructor'])('« %s » is none', (word) => {
    expect(isStopWord(word)).toBe(false);
  });
});
