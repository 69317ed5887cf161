'use strict';
// Filters and sorts the samples; everything else on the page works without.
(() => {
  const list = document.getElementById('sample-list');
  const form = document.getElementById('sample-controls');
  const samples = [...list.children];
  const field = (id) => document.getElementById(id);

  function matches(sample, text, outcome, tag) {
    const data = sample.dataset;
    if (outcome && data.outcome !== outcome) return false;
    if (tag && !data.tags.split('\n').includes(tag)) return false;
    if (!text) return true;
    sample.words ??= sample.textContent.toLowerCase();
    return text.split(/\s+/).every((word) => sample.words.includes(word));
  }

  function filter() {
    const text = field('filter-text').value.trim().toLowerCase();
    const outcome = field('filter-outcome').value;
    const tag = field('filter-tag').value;
    let shown = 0;
    for (const sample of samples) {
      sample.hidden = !matches(sample, text, outcome, tag);
      if (!sample.hidden) shown++;
    }
    field('shown').textContent = shown === samples.length
      ? `${shown} samples`
      : `${shown} of ${samples.length} samples` + (shown ? '' : ': none fit; reset to see all');
  }

  // What was not measured goes last, whichever way is better.
  function key(sample, order, sign) {
    if (order === 'rank' || order === 'place') return Number(sample.dataset[order]);
    const value = sample.dataset.scores.split(' ')[Number(order)];
    return value === '-' ? Infinity : sign * Number(value);
  }

  function sort() {
    const chosen = field('sort').selectedOptions[0];
    const sign = Number(chosen.dataset.sign ?? 1);
    const keys = new Map(samples.map((sample) => [sample, key(sample, chosen.value, sign)]));
    samples.sort((a, b) => {
      const [x, y] = [keys.get(a), keys.get(b)];
      return x === y ? a.dataset.rank - b.dataset.rank : x < y ? -1 : 1;
    });
    list.append(...samples);
  }

  // A link to a sample, or to a quote inside it, shows and opens it.
  function open() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const sample = target?.closest('.sample');
    if (!sample) return;
    sample.hidden = false;
    sample.open = true;
    target.scrollIntoView();
  }

  window.addEventListener('hashchange', open);
  open();
  if (!form) return;
  form.hidden = false;
  let waiting = 0;
  form.addEventListener('input', (event) => {
    clearTimeout(waiting);
    if (event.target.id === 'sort') sort();
    else waiting = setTimeout(filter, event.target.id === 'filter-text' ? 120 : 0);
  });
  form.addEventListener('reset', () => setTimeout(() => { sort(); filter(); }));
  form.addEventListener('submit', (event) => event.preventDefault());
})();
