/* What pages gain when scripts run. Everything here also works without: each control is a form or a link first. */
(function () {
  'use strict';
  var doc = document, root = doc.documentElement;
  root.classList.add('js');
  function one(q, from) { return (from || doc).querySelector(q); }
  function all(q, from) { return Array.prototype.slice.call((from || doc).querySelectorAll(q)); }

  /* Toasts ------------------------------------------------------------- */
  var toasts = one('#toasts');
  function toast(text) {
    if (!toasts || !text) return;
    var p = doc.createElement('p');
    p.className = 'toast';
    p.textContent = text;
    toasts.appendChild(p);
  }
  function fade(p) {
    var timer = setTimeout(gone, 6000);
    function gone() { p.remove(); }
    function hold() { clearTimeout(timer); }
    function go() { timer = setTimeout(gone, 6000); }
    p.addEventListener('mouseenter', hold);
    p.addEventListener('mouseleave', go);
    p.addEventListener('focusin', hold);
    p.addEventListener('focusout', go);
  }
  if (toasts && window.MutationObserver) {
    new MutationObserver(function (changes) {
      changes.forEach(function (c) {
        c.addedNodes.forEach(function (n) {
          if (n.nodeType !== 1) return;
          if (n.classList.contains('toast')) fade(n);
        });
      });
    }).observe(toasts, { childList: true });
  }

  /* Offline strip ------------------------------------------------------ */
  var strip = one('#luring');
  function signal() { if (strip) strip.hidden = navigator.onLine !== false; }
  addEventListener('online', signal);
  addEventListener('offline', signal);
  signal();

  /* Search field as a combobox ---------------------------------------- */
  var box = one('#q'), list = one('#saran');
  function options() { return all('[role=option]', list); }
  function close() {
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  }
  function pick(next) {
    options().forEach(function (o) { o.setAttribute('aria-selected', String(o === next)); });
    if (next) box.setAttribute('aria-activedescendant', next.id);
    else box.removeAttribute('aria-activedescendant');
  }
  if (box && list) {
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', box.placeholder);
    [['role', 'combobox'], ['aria-expanded', 'false'], ['aria-controls', 'saran'], ['aria-autocomplete', 'list']]
      .forEach(function (a) { box.setAttribute(a[0], a[1]); });
    list.addEventListener('htmx:afterSwap', function () {
      var open = options().length > 0 && doc.activeElement === box;
      list.hidden = !open;
      box.setAttribute('aria-expanded', String(open));
      box.removeAttribute('aria-activedescendant');
    });
    box.addEventListener('keydown', function (e) {
      var o = options(), at = o.findIndex(function (x) { return x.getAttribute('aria-selected') === 'true'; });
      if (e.key === 'Escape') { if (!list.hidden) { e.preventDefault(); close(); } return; }
      if (list.hidden || !o.length) return;
      if (e.key === 'ArrowDown') { e.preventDefault(); pick(o[(at + 1) % o.length]); }
      if (e.key === 'ArrowUp') { e.preventDefault(); pick(at <= 0 ? null : o[at - 1]); }
      if (e.key === 'Enter' && at >= 0) { e.preventDefault(); location.assign(o[at].href); }
    });
    box.addEventListener('blur', function () { setTimeout(close, 150); });
    list.addEventListener('mousedown', function (e) { e.preventDefault(); });
    doc.addEventListener('keydown', function (e) {
      if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey) return;
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) || e.target.isContentEditable) return;
      e.preventDefault();
      box.focus();
    });
  }

  /* Stepper: one request after the last press -------------------------- */
  var waiting = new WeakMap();
  function later(form) {
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(function () { send(form); }, 600));
  }
  doc.addEventListener('click', function (e) {
    var b = e.target.closest ? e.target.closest('[data-step]') : null;
    if (!b) return;
    var field = one('input', b.parentNode);
    var min = +field.dataset.min || 1, max = +field.dataset.max || 9999;
    e.preventDefault();
    field.value = Math.max(min, Math.min(max, (parseInt(field.value, 10) || 0) + Number(b.dataset.step)));
    if (b.form.hasAttribute('data-live')) later(b.form);
  });
  /* htmx counts the button that has the focus as pressed; sent by the clock, none was. */
  doc.addEventListener('htmx:configRequest', function (e) {
    var by = e.detail.triggeringEvent;
    if (!e.detail.elt.hasAttribute('data-live') || (by && by.submitter)) return;
    delete e.detail.parameters.langkah;
    delete e.detail.parameters.hapus;
  });
  doc.addEventListener('change', function (e) {
    var t = e.target, form = t.form;
    if (form && form.hasAttribute('data-live')) later(form);
    /* Another way of delivery or district: the server counts again, the form stays filled. */
    if (form && t.hasAttribute('data-recount')) { var b = one('[value=hitung]', form); if (b) b.click(); }
  });

  /* Sending a form that moves money or goods: keep what was typed, tell the truth -------- */
  function typed(form) {
    var out = {};
    all('input,select,textarea', form).forEach(function (f) {
      if (!f.name || /^(hidden|file|password)$/.test(f.type)) return;
      if (/^(checkbox|radio)$/.test(f.type)) out[f.name + '=' + f.value] = f.checked; else out[f.name] = f.value;
    });
    return out;
  }
  function fill(form, kept, onlyEmpty) {
    all('input,select,textarea', form).forEach(function (f) {
      if (/^(checkbox|radio)$/.test(f.type)) {
        var on = kept[f.name + '=' + f.value];
        if (!onlyEmpty && typeof on === 'boolean') f.checked = on;
      } else if (!/^(hidden|file|password)$/.test(f.type) && typeof kept[f.name] === 'string' && !(onlyEmpty && f.value)) f.value = kept[f.name];
    });
  }
  function at(where, act) { try { return act(window[where]); } catch (x) { return null; } }
  function forget(where, start) {
    at(where, function (s) { Object.keys(s).forEach(function (k) { if (k.indexOf(start) === 0) s.removeItem(k); }); });
  }
  /* Until the page is left: who receives the goods. */
  all('[data-keep]').forEach(function (form) {
    var kept = at('sessionStorage', function (s) { return JSON.parse(s.getItem('tk:' + form.dataset.keep)); });
    if (kept && !one('[role=alert]', form.parentNode)) fill(form, kept, true);
  });
  doc.addEventListener('input', function (e) {
    var form = e.target.form;
    if (!form) return;
    if (form.dataset.keep) at('sessionStorage', function (s) { s.setItem('tk:' + form.dataset.keep, JSON.stringify(typed(form))); });
    if (form.dataset.draft) { clearTimeout(drafting); drafting = setTimeout(function () { draft(form); }, 1500); }
  });

  /* A long form stays on this device until the server has it, whatever happens to the page. */
  var drafting = 0;
  function clock(ms) { return new Date(ms).toLocaleTimeString('id-ID', { timeZone: 'Asia/Jakarta', hour: '2-digit', minute: '2-digit' }); }
  function show(part, ms) {
    if (!part) return;
    one('[data-clock]', part).textContent = clock(ms) + ' WIB';
    part.hidden = false;
  }
  function draft(form) {
    var now = Date.now(), ok = at('localStorage', function (s) {
      s.setItem('tk:draf:' + form.dataset.draft, JSON.stringify({ v: form.dataset.version, t: now, f: typed(form) }));
      return true;
    });
    if (ok) show(one('[data-draft-state]'), now);
  }
  all('[data-draft]').forEach(function (form) {
    var key = 'tk:draf:' + form.dataset.draft, note = one('[data-draft-note]');
    if (/[?&]kabar=(simpan|terbit)/.test(location.search)) {
      forget('localStorage', key);
      forget('localStorage', key.replace(/[^/]*$/, 'baru'));
    }
    var kept = at('localStorage', function (s) { return JSON.parse(s.getItem(key)); });
    if (!kept || !note) return;
    if (JSON.stringify(kept.f) === JSON.stringify(typed(form)) || one('[role=alert]', form.parentNode)) return;
    show(note, kept.t);
    note.addEventListener('click', function (e) {
      if (e.target.matches('[data-draft-use]')) fill(form, kept.f, false);
      else if (e.target.matches('[data-draft-drop]')) forget('localStorage', key);
      else return;
      note.hidden = true;
      form.scrollIntoView();
      one('input:not([type=hidden]),select', form).focus({ preventScroll: true });
    });
  });

  /* Prices are grouped on leaving the field: 25000 becomes 25.000. */
  doc.addEventListener('focusout', function (e) {
    var f = e.target;
    if (!/priceRupiah$|^min$|^maks$/.test(f.name || '')) return;
    var digits = f.value.replace(/^\s*rp/i, '').replace(/[.\s]/g, '');
    if (/^\d{1,12}$/.test(digits)) f.value = digits.replace(/\B(?=(\d{3})+$)/g, '.');
  });

  doc.addEventListener('submit', function (e) {
    var form = e.target, b = e.submitter;
    if (form.action && /\/keluar$/.test(form.action)) { forget('sessionStorage', 'tk:'); forget('localStorage', 'tk:'); }
    if (!form.hasAttribute('data-send') || e.defaultPrevented) return;
    if (navigator.onLine === false) {
      e.preventDefault();
      toast(toasts.dataset.notSent);
      addEventListener('online', function () { form.requestSubmit ? form.requestSubmit(b || undefined) : form.submit(); }, { once: true });
      return;
    }
    if (form.dataset.sent) { e.preventDefault(); return; }
    form.dataset.sent = '1';
    if (!b) b = one('.pick .btn', form);
    if (b) setTimeout(function () { b.textContent = toasts.dataset.sending; }, 300);
  });
  addEventListener('pageshow', function (e) { if (e.persisted) location.reload(); });

  /* Photos are made smaller on the phone, then sent at once. */
  function send(form) { form.requestSubmit ? form.requestSubmit() : form.submit(); }
  all('[data-shrink] input[type=file]').forEach(function (f) {
    f.addEventListener('change', function () {
      var file = f.files[0];
      if (!file) return;
      if (file.size < 900000 || !window.createImageBitmap || !window.DataTransfer) { send(f.form); return; }
      createImageBitmap(file).then(function (img) {
        var k = Math.min(1, 1600 / Math.max(img.width, img.height)), c = doc.createElement('canvas');
        c.width = Math.round(img.width * k);
        c.height = Math.round(img.height * k);
        c.getContext('2d').drawImage(img, 0, 0, c.width, c.height);
        c.toBlob(function (blob) {
          if (blob && blob.size < file.size) {
            var d = new DataTransfer();
            d.items.add(new File([blob], 'foto.jpg', { type: 'image/jpeg' }));
            f.files = d.files;
          }
          send(f.form);
        }, 'image/jpeg', 0.86);
      }).catch(function () { send(f.form); /* the server looks at it as it is */ });
    });
  });

  /* Pictures of a product: the number follows the swipe, a small one moves only the big one. */
  var gallery = one('.gal'), number = one('.gal-n');
  if (gallery && number) {
    gallery.addEventListener('scroll', function () {
      number.textContent = Math.round(gallery.scrollLeft / gallery.clientWidth) + 1 + ' / ' + gallery.children.length;
    }, { passive: true });
    all('.thumbs a').forEach(function (a, i) {
      a.addEventListener('click', function (e) { e.preventDefault(); gallery.scrollTo({ left: i * gallery.clientWidth }); });
    });
  }

  /* Filter sheet on phones: focus stays in it, Escape closes ------------ */
  addEventListener('hashchange', function () {
    var sheet = location.hash === '#saring' ? one('#saring') : null;
    if (sheet) { var first = one('a,input', sheet); if (first) first.focus(); }
  });
  doc.addEventListener('keydown', function (e) {
    if (e.key === 'Escape' && location.hash === '#saring') location.hash = '#hasil';
    if (e.key !== 'Tab' || location.hash !== '#saring' || innerWidth >= 760) return;
    var f = all('a[href],input:not([type=hidden]),button,summary', one('#saring')).filter(function (x) { return x.offsetParent; });
    var end = e.shiftKey ? f[0] : f[f.length - 1];
    if (doc.activeElement === end) { e.preventDefault(); f[e.shiftKey ? f.length - 1 : 0].focus(); }
  });

  /* After an error the summary has the focus; after a swap the part that was acted on. */
  var wrong = one('#salah');
  if (wrong) wrong.focus();
  doc.addEventListener('htmx:afterSettle', function (e) {
    var head = e.target.id === 'cari' ? one('#judul') : one('#salah');
    if (head) head.focus({ preventScroll: e.target.id !== 'cari' });
  });
  doc.addEventListener('htmx:sendError', function () { toast(toasts.dataset.notSent); });
  doc.addEventListener('htmx:responseError', function (e) {
    var to = e.detail.xhr.getResponseHeader('HX-Redirect');
    if (!to) toast(toasts.dataset.failed);
  });
})();
