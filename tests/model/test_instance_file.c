/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"

#include "model/instance_file.h"

#include <math.h>
#include <string.h>

static const char *const small = "i,site,h,J0,J1,J2\n"
                                 "0,4,1.5,0,-2,0.25\n"
                                 "1,7,-0.5,-2,0,1e-1\n"
                                 "2,9,2,0.25,0.1,0\n";

static void
test_read(void)
{
  DwInstanceFile file;
  DwError error = {0};
  g_assert_cmpint(dw_instance_file_read(small, &file, &error), ==, DW_OK);
  g_assert_cmpuint(file.n, ==, 3);
  g_assert_cmpfloat(file.fields[1], ==, -0.5);
  g_assert_cmpfloat(file.couplings[1 * 3 + 0], ==, -2);
  g_assert_cmpfloat(file.couplings[2 * 3 + 1], ==, 0.1);
  g_assert_cmpuint(file.signature, !=, 0);
  dw_instance_file_clear(&file);
}

/* Line ends, remarks and further columns make no other instance; another number does. */
static void
test_signature(void)
{
  const char *const same =
      "# fields and couplings in K\nh,J0,J1,J2\r\n1.5,0,-2,0.25\r\n-0.5,-2,0,0.1\r\n2.0,0.25,.1,0\r\n";
  const char *const other = "h,J0,J1,J2\n1.5,0,-2,0.25\n-0.5,-2,0,0.1\n2.1,0.25,0.1,0\n";
  DwInstanceFile a, b, c;
  g_assert_cmpint(dw_instance_file_read(small, &a, NULL), ==, DW_OK);
  g_assert_cmpint(dw_instance_file_read(same, &b, NULL), ==, DW_OK);
  g_assert_cmpint(dw_instance_file_read(other, &c, NULL), ==, DW_OK);
  g_assert_cmpuint(a.signature, ==, b.signature);
  g_assert_cmpuint(a.signature, !=, c.signature);
  dw_instance_file_clear(&a);
  dw_instance_file_clear(&b);
  dw_instance_file_clear(&c);
}

/* Each is refused with a sentence that names what is wrong. */
static void
test_refusals(void)
{
  static const struct {
    const char *text, *named;
  } cases[] = {
      {"", "column h"},
      {"# nothing\n", "empty"},
      {"J0,J1\n0,1\n1,0\n", "column h"},
      {"h\n1\n", "J0"},
      {"h,J0,J2\n1,0,1\n1,1,0\n", "J1"},
      {"h,J0,J1\n1,0,1\n", "1 rows"},
      {"h,J0,J1\n1,0,1\n1,1,0\n1,1,0\n", "more rows"},
      {"h,J0,J1\n1,0,1\n1,1\n", "line 3"},
      {"h,J0,J1\n1,0,1\n1,1,0,0\n", "line 3"},
      {"h,J0,J1\n1,0,one\n1,1,0\n", "line 2, column 3"},
      {"h,J0,J1\n1,0,inf\n1,inf,0\n", "line 2, column 3"},
      {"h,J0,J1\n1,0,1\n1,2,0\n", "symmetric"},
      {"h,J0,J1\n1,3,1\n1,1,0\n", "itself"},
      {"h,J0,J1\n1e300,0,1\n1,1,0\n", "line 2, column 1"},
  };
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    DwInstanceFile file;
    DwError error = {0};
    g_assert_cmpint(dw_instance_file_read(cases[k].text, &file, &error), ==, DW_BAD_VALUE);
    if (!strstr(error.message, cases[k].named))
      g_error("%s: \"%s\" does not name \"%s\"", cases[k].text, error.message, cases[k].named);
    g_assert_null(file.fields);
    g_assert_null(file.couplings);
  }
}

/* Whatever a file holds, reading ends with an answer and nothing leaks or is overrun. */
static void
test_damaged(void)
{
  const size_t length = strlen(small);
  for (int round = 0; round < random_rounds(20000, 500000); round++) {
    g_autofree char *text = g_strdup(small);
    for (int change = g_test_rand_int_range(1, 5); change > 0; change--)
      text[g_test_rand_int_range(0, (gint32) length)] = (char) g_test_rand_int_range(0, 256);
    DwInstanceFile file;
    DwError error = {0};
    const DwStatus status = dw_instance_file_read(text, &file, &error);
    g_assert_true(status == DW_OK || (status == DW_BAD_VALUE && *error.message));
    dw_instance_file_clear(&file);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/instance-file/read", test_read);
  g_test_add_func("/instance-file/signature", test_signature);
  g_test_add_func("/instance-file/refusals", test_refusals);
  g_test_add_func("/instance-file/damaged", test_damaged);
  return g_test_run();
}
