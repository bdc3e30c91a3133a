"""Two notices of our own, for what shows records to people."""

NOTICE = (
    "Huyện Yên Thế tổng kết chương trình nông thôn mới\n\n"
    "Thứ Sáu, 30/12/2022, 14:05 - Hà Vy\n\n"
    "Năm 2022, huyện Yên Thế (Bắc Giang) có 12/18 xã đạt chuẩn nông thôn mới, chiếm 65%. "
    "Toàn huyện có hơn 20 sản phẩm OCOP, trong đó có 4 sản phẩm 4 sao.\n\n"
    "Bà Lò Thị Mai, Phó Chủ tịch UBND huyện, cho biết năm 2023, huyện phấn đấu có thêm 2 xã về đích. "
    "Cả huyện trồng 300 ha rừng, 9 xã đạt tiêu chí thủy lợi.\n"
)
OTHER = "Huyện Lạng Giang có thêm sản phẩm OCOP\n\n05/06/2024\n\nNăm 2024, huyện Lạng Giang (Bắc Giang) có thêm 7 sản phẩm OCOP 3 sao.\n"
