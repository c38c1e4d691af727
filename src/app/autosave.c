/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/autosave.h"

#include "io/file.h"
#include "io/state_string.h"

#include <glib/gstdio.h>
#include <string.h>

/* With what a disk takes it stays below two seconds. */
static const guint interval = 1800; /* milliseconds */

/* A state string a line, the one in front first. */
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
format(DwAutosave *self)
{
  g_autofree DwState *states = g_new(DwState, DW_MOST_SAVED);
  GString *text = g_string_new(NULL);
  const size_t n = self->list(self->data, states, DW_MOST_SAVED);
  for (size_t k = 0; k < n; k++) {
    g_autofree char *line = dw_state_format(&states[k]);
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

size_t
dw_autosave_restore(DwAutosave *self, const DwRegistry *registry, DwState *states, size_t most)
{
  g_autoptr(GByteArray) bytes = dw_file_read(self->path, NULL);
  if (!bytes)
    return 0;
  g_auto(GStrv) lines = g_strsplit((const char *) bytes->data, "\n", DW_MOST_SAVED + 1);
  size_t n = 0;
  for (char **line = lines; *line && n < most; line++)
    if (dw_state_parse(registry, *line, &states[n], NULL) == DW_OK)
      n++;
  return n;
}
