/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/pins_private.h"

#include "app/exploration.h"
#include "app/exploration_history.h"

#include <string.h>

/* --- one pin -------------------------------------------------------------------------------------------- */

G_DEFINE_FINAL_TYPE(DwPinned, dw_pinned, G_TYPE_OBJECT)

unsigned
dw_pinned_number(DwPinned *self)
{
  return self->number;
}

const char *
dw_pinned_name(DwPinned *self)
{
  return self->name;
}

bool
dw_pinned_is_shown(DwPinned *self)
{
  return self->shown;
}

const DwResult *
dw_pinned_result(DwPinned *self)
{
  return self->result;
}

bool
dw_pinned_is_busy(DwPinned *self)
{
  return self->waiting;
}

static void
dw_pinned_finalize(GObject *object)
{
  DwPinned *self = DW_PINNED(object);
  dw_result_unref(self->result);
  g_free(self->name);
  G_OBJECT_CLASS(dw_pinned_parent_class)->finalize(object);
}

static void
dw_pinned_class_init(DwPinnedClass *class)
{
  G_OBJECT_CLASS(class)->finalize = dw_pinned_finalize;
}

static void
dw_pinned_init(DwPinned *self)
{
  self->name = g_strdup("");
  self->shown = true;
}

/* --- the list ------------------------------------------------------------------------------------------- */

static GType
get_item_type(GListModel *list)
{
  return DW_TYPE_PINNED;
}

static guint
get_n_items(GListModel *list)
{
  return DW_PINBOARD(list)->pins->len;
}

static gpointer
get_item(GListModel *list, guint k)
{
  GPtrArray *pins = DW_PINBOARD(list)->pins;
  return k < pins->len ? g_object_ref(pins->pdata[k]) : NULL;
}

static void
list_init(GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static guint changed;

G_DEFINE_FINAL_TYPE_WITH_CODE(DwPinboard, dw_pinboard, G_TYPE_OBJECT,
                              G_IMPLEMENT_INTERFACE(G_TYPE_LIST_MODEL, list_init))

static void
update_comparison(DwPinboard *self)
{
  DwComparison *comparison = &self->comparison;
  *comparison = (DwComparison){.ratio = self->ratio};
  for (guint k = 0; k < self->pins->len; k++) {
    const DwPinned *pin = self->pins->pdata[k];
    if (pin->shown && pin->result)
      comparison->ghosts[comparison->n++] =
          (DwGhost){.result = pin->result, .name = pin->name, .number = pin->number};
  }
  self->version++;
}

void
dw_pinboard_tell(DwPinboard *self)
{
  update_comparison(self);
  g_signal_emit(self, changed, 0);
}

static bool
number_is_taken(DwPinboard *self, unsigned number)
{
  for (guint k = 0; k < self->pins->len; k++)
    if (((DwPinned *) self->pins->pdata[k])->number == number)
      return true;
  return false;
}

static unsigned
free_number(DwPinboard *self)
{
  unsigned number = 1;
  while (number_is_taken(self, number))
    number++;
  return number;
}

static void
put_in(DwPinboard *self, DwPinned *pin, guint place)
{
  g_ptr_array_insert(self->pins, (int) place, pin);
  g_list_model_items_changed(G_LIST_MODEL(self), place, 0, 1);
}

static DwPinned *
append(DwPinboard *self, const double *values, uint64_t seed)
{
  DwPinned *pin = g_object_new(DW_TYPE_PINNED, NULL);
  memcpy(pin->values, values, self->model->n_parameters * sizeof *values);
  pin->seed = seed;
  pin->number = free_number(self);
  put_in(self, pin, self->pins->len);
  return pin;
}

/* Whether the curves on screen belong to the values beside them. */
static bool
result_belongs(const DwResult *result, const DwState *state)
{
  return result && dw_result_seed(result) == state->seed &&
         memcmp(dw_result_values(result), state->values, state->model->n_parameters * sizeof(double)) == 0;
}

bool
dw_pinboard_add(DwPinboard *self)
{
  const DwState *state = dw_exploration_state(self->exploration);
  const DwResult *result = dw_exploration_result(self->exploration);
  if (self->pins->len >= DW_MAX_GHOSTS)
    return false;
  DwPinned *pin = append(self, state->values, state->seed);
  if (result_belongs(result, state)) {
    pin->result = dw_result_ref(result);
    dw_pinned_note_views(pin, self->exploration);
  } else
    pin->waiting = true;
  dw_pinboard_note(self, pin, self->pins->len - 1, true, dw_exploration_step(self->exploration));
  dw_pinboard_work(self);
  dw_pinboard_tell(self);
  return true;
}

bool
dw_pinboard_insert(DwPinboard *self, DwPinned *pin, guint place)
{
  if (self->pins->len >= DW_MAX_GHOSTS)
    return false;
  if (number_is_taken(self, pin->number))
    pin->number = free_number(self);
  put_in(self, g_object_ref(pin), MIN(place, self->pins->len));
  dw_pinboard_look_soon(self);
  dw_pinboard_work(self);
  dw_pinboard_tell(self);
  return true;
}

void
dw_pinboard_remove(DwPinboard *self, DwPinned *pin)
{
  guint k;
  if (!g_ptr_array_find(self->pins, pin, &k))
    return;
  dw_pinboard_note(self, pin, k, false, dw_exploration_step(self->exploration));
  dw_pinboard_take_out(self, pin);
}

void
dw_pinboard_take_out(DwPinboard *self, DwPinned *pin)
{
  guint k;
  if (!g_ptr_array_find(self->pins, pin, &k))
    return;
  dw_pinboard_abandon(self, pin);
  g_ptr_array_remove_index(self->pins, k);
  update_comparison(self); /* before anybody asks */
  g_list_model_items_changed(G_LIST_MODEL(self), k, 1, 0);
  dw_pinboard_tell(self);
}

void
dw_pinboard_rename(DwPinboard *self, DwPinned *pin, const char *name)
{
  g_autofree char *line = g_strstrip(g_strdelimit(g_strdup(name), "\r\n\t", ' '));
  if (g_str_equal(line, pin->name))
    return;
  g_free(pin->name);
  pin->name = g_utf8_substring(line, 0, MIN(g_utf8_strlen(line, -1), (DW_PIN_NAME - 1) / 4));
  dw_pinboard_tell(self);
}

void
dw_pinboard_show(DwPinboard *self, DwPinned *pin, bool shown)
{
  if (pin->shown == shown)
    return;
  pin->shown = shown;
  dw_pinboard_tell(self);
}

void
dw_pinboard_recompute(DwPinboard *self, DwPinned *pin)
{
  pin->waiting = true;
  dw_pinboard_work(self);
  dw_pinboard_tell(self);
}

void
dw_pinboard_take_back(DwPinboard *self, DwPinned *pin)
{
  DwState state = *dw_exploration_state(self->exploration);
  memcpy(state.values, pin->values, sizeof state.values);
  state.seed = pin->seed;
  dw_exploration_open(self->exploration, &state);
}

void
dw_pinboard_set_ratio(DwPinboard *self, bool ratio)
{
  if (self->ratio == ratio)
    return;
  self->ratio = ratio;
  dw_pinboard_tell(self);
}

bool
dw_pinboard_is_busy(DwPinboard *self)
{
  return self->solving;
}

const DwComparison *
dw_pinboard_comparison(DwPinboard *self)
{
  return &self->comparison;
}

uint64_t
dw_pinboard_version(DwPinboard *self)
{
  return self->version;
}

char *
dw_pinboard_tell_apart(DwPinboard *self, DwPinned *pin)
{
  char text[512];
  DwGhost ghosts[DW_MAX_GHOSTS];
  size_t n = 0, index = DW_MAX_GHOSTS;
  for (guint k = 0; k < self->pins->len; k++) {
    const DwPinned *other = self->pins->pdata[k];
    if (other == pin)
      index = n;
    if (other->result)
      ghosts[n++] = (DwGhost){.result = other->result, .name = "", .number = other->number};
  }
  const DwFigure figure = {.model = self->model,
                           .result = dw_exploration_result(self->exploration),
                           .ghosts = ghosts,
                           .n_ghosts = n};
  if (!pin->result)
    return g_strdup("");
  const char *words = strstr(dw_ghost_label(&figure, index, text, sizeof text), ": ");
  return g_strdup(words ? words + 2 : "");
}

char *
dw_pinboard_describe(DwPinboard *self, DwPinned *pin)
{
  return *pin->name ? g_markup_escape_text(pin->name, -1) : dw_pinboard_tell_apart(self, pin);
}

/* --- sessions ------------------------------------------------------------------------------------------- */

void
dw_pinboard_save(DwPinboard *self, DwPins *pins)
{
  *pins = (DwPins){.n = self->pins->len, .ratio = self->ratio};
  for (guint k = 0; k < self->pins->len; k++) {
    const DwPinned *pin = self->pins->pdata[k];
    DwPin *saved = &pins->pins[k];
    *saved = (DwPin){.number = pin->number, .hidden = !pin->shown, .seed = pin->seed};
    g_strlcpy(saved->name, pin->name, sizeof saved->name);
    memcpy(saved->values, pin->values, sizeof saved->values);
  }
}

static void
clear(DwPinboard *self)
{
  const guint n = self->pins->len;
  for (guint k = 0; k < n; k++)
    dw_pinboard_abandon(self, self->pins->pdata[k]);
  g_ptr_array_set_size(self->pins, 0);
  dw_pinboard_forget_steps(self);
  update_comparison(self);
  g_list_model_items_changed(G_LIST_MODEL(self), 0, n, 0);
}

/* What an ensemble costs is spent when a user asks for it. */
void
dw_pinboard_restore(DwPinboard *self, const DwPins *pins)
{
  clear(self);
  self->ratio = pins->ratio;
  for (size_t k = 0; k < pins->n; k++) {
    const DwPin *saved = &pins->pins[k];
    DwPinned *pin = append(self, saved->values, saved->seed);
    g_free(pin->name);
    pin->name = g_strdup(saved->name);
    pin->number = saved->number;
    pin->shown = !saved->hidden;
    pin->waiting = !self->model->sampled;
  }
  dw_pinboard_work(self);
  dw_pinboard_tell(self);
}

/* --- life ----------------------------------------------------------------------------------------------- */

static GPtrArray *
list_of(DwPinboard *self, const DwModel *model)
{
  GPtrArray *list = g_hash_table_lookup(self->lists, model);
  if (!list) {
    list = g_ptr_array_new_with_free_func(g_object_unref);
    g_hash_table_insert(self->lists, (gpointer) model, list);
  }
  return list;
}

static void
on_opened(DwPinboard *self)
{
  const DwModel *model = dw_exploration_model(self->exploration);
  const guint before = self->pins->len;
  if (model == self->model) {
    dw_pinboard_look_soon(self);
    return;
  }
  if (self->solving)
    dw_pinboard_abandon(self, self->solving);
  self->model = model;
  self->pins = list_of(self, model);
  update_comparison(self);
  g_list_model_items_changed(G_LIST_MODEL(self), 0, before, self->pins->len);
  dw_pinboard_look_soon(self);
  dw_pinboard_tell(self);
}

static void
dw_pinboard_dispose(GObject *object)
{
  DwPinboard *self = DW_PINBOARD(object);
  dw_pinboard_end_work(self);
  G_OBJECT_CLASS(dw_pinboard_parent_class)->dispose(object);
}

static void
dw_pinboard_finalize(GObject *object)
{
  g_hash_table_unref(DW_PINBOARD(object)->lists);
  g_ptr_array_unref(DW_PINBOARD(object)->steps);
  G_OBJECT_CLASS(dw_pinboard_parent_class)->finalize(object);
}

static void
dw_pinboard_class_init(DwPinboardClass *class)
{
  G_OBJECT_CLASS(class)->dispose = dw_pinboard_dispose;
  G_OBJECT_CLASS(class)->finalize = dw_pinboard_finalize;
  changed = g_signal_new("changed", DW_TYPE_PINBOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dw_pinboard_init(DwPinboard *self)
{
  self->lists = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->steps = dw_pin_steps_new();
}

DwPinboard *
dw_pinboard_new(DwExploration *exploration)
{
  DwPinboard *self = g_object_new(DW_TYPE_PINBOARD, NULL);
  self->exploration = exploration;
  self->model = dw_exploration_model(exploration);
  self->pins = list_of(self, self->model);
  g_signal_connect_object(exploration, "opened", G_CALLBACK(on_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(exploration, "plots", G_CALLBACK(dw_pinboard_look_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(exploration, "views", G_CALLBACK(dw_pinboard_look_soon), self, G_CONNECT_SWAPPED);
  return self;
}
