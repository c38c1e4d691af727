/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/autosave.h"

#include "io/embedded.h"
#include "io/file.h"
#include "io/state_string.h"

#include <glib/gstdio.h>
#include <string.h>

/* With what a disk takes it stays below two seconds. */
static const guint interval = 1800; /* milliseconds */

/* A session of one exploration a line, or a state string alone: a line that is damaged costs no other. */
struct DwAutosave {
  char *path, *saved; /* what the file holds, as far as this process wrote it */
  DwAutosaveList list;
  gpointer data;
  guint timer;     /* runs only while something is unsaved */
  GThread *writer; /* the newest */
  gint writing;
};

DwAutosave *
dw_autosave_new(const char *path, DwAutosaveList list, gpointer data)
{
  DwAutosave *self = g_new0(DwAutosave, 1);
  self->path =
      path ? g_strdup(path) : g_build_filename(g_get_user_state_dir(), "doublewell", "last-states", NULL);
  self->list = list;
  self->data = data;
  return self;
}

static void
join_writer(DwAutosave *self)
{
  if (self->writer)
    g_thread_join(self->writer);
  self->writer = NULL;
}

void
dw_autosave_free(DwAutosave *self)
{
  g_clear_handle_id(&self->timer, g_source_remove);
  join_writer(self);
  g_free(self->path);
  g_free(self->saved);
  g_free(self);
}

/* --- writing -------------------------------------------------------------------------------------------- */

static char *
line_of(const DwSession *session, size_t k)
{
  size_t length;
  g_autofree DwSession *single = g_new0(DwSession, 1);
  single->n = 1;
  single->states[0] = session->states[k];
  single->pins[0] = session->pins[k];
  single->measures[0] = session->measures[k];
  return g_strdelimit(dw_session_format(single, &length), "\n", ' '); /* strings have theirs escaped */
}

static char *
format(DwAutosave *self)
{
  g_autofree DwSession *session = g_new0(DwSession, 1);
  GString *text = g_string_new(NULL);
  self->list(self->data, session);
  for (size_t k = 0; k < session->n; k++) {
    g_autofree char *line = line_of(session, k);
    g_string_append_printf(text, "%s\n", line);
  }
  return g_string_free(text, FALSE);
}

/* A state that cannot be saved is no reason to disturb anybody: it is tried again with the next change. */
static gpointer
write_file(gpointer data)
{
  DwAutosave *self = data;
  g_autofree char *folder = g_path_get_dirname(self->path);
  g_mkdir_with_parents(folder, 0700);
  dw_file_write(self->path, self->saved, strlen(self->saved), NULL);
  g_atomic_int_set(&self->writing, 0);
  return NULL;
}

/* `saved` belongs to the thread until it has been joined. */
static void
start_writing(DwAutosave *self)
{
  g_autofree char *text = format(self);
  join_writer(self);
  if (!*text || g_strcmp0(text, self->saved) == 0)
    return;
  g_free(self->saved);
  self->saved = g_steal_pointer(&text);
  g_atomic_int_set(&self->writing, 1);
  self->writer = g_thread_new("autosave", write_file, self);
}

static gboolean
on_due(gpointer data)
{
  DwAutosave *self = data;
  if (g_atomic_int_get(&self->writing))
    return G_SOURCE_CONTINUE; /* a slow disk */
  self->timer = 0;
  start_writing(self);
  return G_SOURCE_REMOVE;
}

void
dw_autosave_touch(DwAutosave *self)
{
  if (!self->timer)
    self->timer = g_timeout_add(interval, on_due, self);
}

void
dw_autosave_flush(DwAutosave *self)
{
  g_clear_handle_id(&self->timer, g_source_remove);
  start_writing(self);
  join_writer(self);
}

void
dw_autosave_forget(DwAutosave *self)
{
  g_clear_handle_id(&self->timer, g_source_remove);
  join_writer(self);
  g_unlink(self->path);
  g_clear_pointer(&self->saved, g_free);
}

/* --- reading -------------------------------------------------------------------------------------------- */

/* Of an exploration whose pins are damaged the state alone. */
static bool
read_line(const DwRegistry *registry, const char *line, DwSession *single)
{
  const size_t length = strlen(line);
  g_autoptr(GByteArray) bytes = g_byte_array_new_take(g_memdup2(line, length + 1), length + 1);
  g_byte_array_set_size(bytes, (guint) length); /* a zero byte follows */
  if (g_str_has_prefix(line, "doublewell:"))
    return dw_state_parse(registry, line, &single->states[0], NULL) == DW_OK;
  if (dw_session_parse(registry, bytes, "", single, NULL) == DW_OK)
    return true;
  g_autofree char *state = dw_embedded_find(bytes);
  return state && dw_state_parse(registry, state, &single->states[0], NULL) == DW_OK;
}

size_t
dw_autosave_restore(DwAutosave *self, const DwRegistry *registry, DwSession *session)
{
  g_autoptr(GByteArray) bytes = dw_file_read(self->path, NULL);
  *session = (DwSession){0};
  if (!bytes)
    return 0;
  g_auto(GStrv) lines = g_strsplit((const char *) bytes->data, "\n", DW_MAX_EXPLORATIONS + 1);
  g_autofree DwSession *single = g_new(DwSession, 1);
  for (char **line = lines; *line && session->n < DW_MAX_EXPLORATIONS; line++) {
    *single = (DwSession){0};
    if (!read_line(registry, *line, single))
      continue;
    session->states[session->n] = single->states[0];
    session->pins[session->n] = single->pins[0];
    session->measures[session->n++] = single->measures[0];
  }
  return session->n;
}
